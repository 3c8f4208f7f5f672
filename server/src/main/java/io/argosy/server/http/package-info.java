/// What every request and answer goes through, whatever the resource: who asks, JSON in and out, errors, streams.
///
/// [io.argosy.server.http.Gate] lets in nobody without a known token, but for a few open paths. JSON is read and written by `codec`, so
/// that REST, store and session have one form. Everything that goes wrong leaves as a problem document, also where no resource was reached.
/// Streams are written by the thread of their request, which waits while the reader is slow.
package io.argosy.server.http;
