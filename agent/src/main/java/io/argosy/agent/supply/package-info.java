/// What a task's container needs before it can be made or started: image, networks, volumes, files; and the container's own plan.
///
/// Each supplier makes sure of one kind, for all tasks at once: asking twice is cheap, and two tasks that need the same network make it once. What is there and is
/// this cluster's is adopted; what is somebody else's is refused with a message that says what to do.
package io.argosy.agent.supply;
