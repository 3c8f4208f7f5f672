/// A client of the REST API: blocking, on the JDK's own HTTP client.
///
/// Answers are records of `rest`; an error document becomes [io.argosy.api.client.ApiProblem], a server that cannot be reached
/// [io.argosy.api.client.ServerUnreachable].
package io.argosy.api.client;
