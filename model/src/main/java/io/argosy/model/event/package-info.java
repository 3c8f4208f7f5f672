/// What happened, told afterwards: events for what the cluster did, audit records for what people did.
package io.argosy.model.event;
