/// Which server the command speaks to, and as whom.
///
/// The environment wins over the chosen context, and options win over both. The contexts file belongs to its user alone (0600).
package io.argosy.cli.context;
