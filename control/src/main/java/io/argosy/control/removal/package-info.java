/// Removing volumes of apps that go away with them.
///
/// A volume is removed only when a person asked for it, and only once nothing of its app runs. Agents are told through their assignments; the
/// record of a volume goes when its agent says that the volume is gone.
package io.argosy.control.removal;
