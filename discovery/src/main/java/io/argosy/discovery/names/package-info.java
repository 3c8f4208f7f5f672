/// Which names there are, for whom, and which addresses answer them. Pure: the same table, question, asker and turn give the same answer.
///
/// A [io.argosy.discovery.names.NameTable] is made whole from what a node was told and what its agent sees, and replaced whole. Only ready tasks are in it. An asker is known by the
/// address it asks from, and is told names of its own app only, with addresses on a network it is on.
package io.argosy.discovery.names;
