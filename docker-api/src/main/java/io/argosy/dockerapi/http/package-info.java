/// HTTP/1.1 as bytes, for both sides of the virtual engine. Strict in what is read from clients: a request that could be understood in two ways is refused.
/// Knows nothing of Docker, sockets or threads. Every line, head and chunk has a bound.
package io.argosy.dockerapi.http;
