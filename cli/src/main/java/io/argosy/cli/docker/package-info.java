/// What Docker clients need to speak to the cluster's virtual engine: a key, a certificate, and the words by which a shell tells them.
///
/// The key is made here and never leaves this machine. Its directory belongs to its user alone (0700).
package io.argosy.cli.docker;
