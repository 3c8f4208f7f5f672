/// What happens before anything is served: the command line, the data directory, and how a failed start is told.
///
/// The data directory belongs to one server at a time; the store in it sees to that. `DIR/bootstrap-token` and
/// `DIR/key` are made at the first start, readable by the owner only, and never changed afterwards.
package io.argosy.server.start;
