/// The control plane as a process. REST and sessions are its doors, `control` is what they lead to; this package starts and ends it.
package io.argosy.server;
