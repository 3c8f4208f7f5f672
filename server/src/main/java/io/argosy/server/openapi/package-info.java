/// The OpenAPI document: what annotations of the resources do not say, because it is the same for all operations or comes from `codec`.
package io.argosy.server.openapi;
