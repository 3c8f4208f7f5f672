/// The `argosy` command: a thin edge over the REST API.
///
/// Commands read arguments, make one or two calls and print. What an answer means is decided by the server; how it looks is decided in
/// `output`; Compose files are read from disk in `project`.
package io.argosy.cli;
