/// What a planner sees: an app, its releases and tasks with what their agents last said, read in one snapshot.
///
/// An [io.argosy.planning.view.AppView] is what the caller read. [io.argosy.planning.view.Services] sorts it: services of the target release, their places, and the
/// tasks in each. A **place** is the n-th replica of a service over all releases; a slot is a place in one release.
package io.argosy.planning.view;
