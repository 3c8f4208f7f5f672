/// Where a new container goes. Pure: [io.argosy.dockerapi.place.Expression] is classic Swarm's grammar of constraints and affinities,
/// [io.argosy.dockerapi.place.Choice] takes what a container needs and what nodes have, and gives a node or the reasons why there is none.
package io.argosy.dockerapi.place;
