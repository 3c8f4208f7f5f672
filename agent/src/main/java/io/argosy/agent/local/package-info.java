/// What the agent knows of its own node at the moment, for the parts of it that serve traffic.
///
/// The task drivers write [io.argosy.agent.local.LocalView]s; the hosts of names and gateway read them, whole each time. A host is told of a task that is to stop by the
/// task's no longer being [io.argosy.agent.local.LocalTask#routable()], and says when it has let go of it.
package io.argosy.agent.local;
