/// The door that DNS questions come through: sockets, wire format, limits. The only part of the module with I/O and threads.
///
/// Who asks is known by the address the question came from. Tasks of the node are answered; programs of the node itself get other names only; everyone else is refused.
/// What is not a well-formed question is dropped without an answer.
package io.argosy.discovery.serve;
