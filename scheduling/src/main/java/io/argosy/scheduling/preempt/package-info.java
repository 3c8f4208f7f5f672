/// Who gives way when a task of a more important service finds no room: a pure plan, which nobody has to follow.
///
/// Only strictly less important tasks give way, so that whoever gave way never makes its preemptor give way in turn.
package io.argosy.scheduling.preempt;
