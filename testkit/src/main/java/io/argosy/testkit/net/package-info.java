/// Sockets for tests.
package io.argosy.testkit.net;
