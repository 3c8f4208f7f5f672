/// The machines of the cluster as people see them.
package io.argosy.control.node;
