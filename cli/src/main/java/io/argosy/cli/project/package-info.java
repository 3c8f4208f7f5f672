/// The Compose project on this machine's disk: found, loaded with `compose`, and packed into a request.
///
/// Everything that loading read goes along, so that the server renders exactly what was seen here.
package io.argosy.cli.project;
