/// The REST API, one class per resource. Each method turns its request into one call of `control`, and the answer into a record of
/// [io.argosy.api.rest]; it decides nothing. Methods run on virtual threads and may block.
///
/// Every operation says in its annotations what the OpenAPI document tells of it; errors that all operations share are added by
/// [io.argosy.server.openapi].
package io.argosy.server.rest;
