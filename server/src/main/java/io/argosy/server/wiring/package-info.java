/// The composition root: the one place where the server's parts are made and put together, in order of need, and closed in the opposite order.
package io.argosy.server.wiring;
