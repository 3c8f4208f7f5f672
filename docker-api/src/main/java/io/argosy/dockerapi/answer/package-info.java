/// The operations of the virtual engine.
///
/// [io.argosy.dockerapi.answer.Answers] is the switch over what the route table names; each class beside it answers one group. What an engine knows it is asked for, each time: that a container moved, which it cannot, or has another name, which it can, needs no telling.
/// Only two things are remembered, with a bound and to save questions: on which node a whole id is, and on which node a program started by `exec` is.
package io.argosy.dockerapi.answer;
