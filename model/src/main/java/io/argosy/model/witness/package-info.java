/// What nodes say of each other: whether a node that the server does not hear any more can be reached by others.
package io.argosy.model.witness;
