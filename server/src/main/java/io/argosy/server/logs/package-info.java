/// Output of an app's tasks as one stream of lines.
///
/// Without following, lines of all tasks are ordered by time. Following, they come as they are written, and tasks that appear later join in.
/// Every task's stream is read no faster than the lines are taken, so nothing piles up.
package io.argosy.server.logs;
