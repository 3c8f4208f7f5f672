/// The server itself, as people see it.
package io.argosy.control.server;
