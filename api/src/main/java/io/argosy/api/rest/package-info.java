/// What the REST API takes and gives, as records. Paths and operations are in the server's OpenAPI document.
///
/// Views are made for readers: everything a table or a script needs is in one answer. Ids and names are the model's own types and
/// appear as plain strings in JSON.
package io.argosy.api.rest;
