/// What the control plane answers, as the records of the REST API. Field by field, without a decision.
package io.argosy.server.view;
