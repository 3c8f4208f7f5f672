/// The virtual engine: one Docker API in front of the engines of all nodes.
///
/// | package | owns | does I/O |
/// |---|---|---|
/// | `http` | HTTP/1.1 as bytes: heads, framings, bodies; strict about what clients send | on streams it is given |
/// | `fleet` | the port to nodes and to their engines, which the server fills in | |
/// | `route` | every operation of the API, and how each is answered; prints as `docs/docker-api.md` | no |
/// | `name` | which container a name or the beginning of an id means | no |
/// | `place` | where a new container goes: the grammar of constraints and affinities, the choice | no |
/// | `merge` | many engines' answers as one | no |
/// | `publish` | ports that containers publish, open here | on sockets |
/// | `wire` | calls to engines: one, all of them, and a client's exchange carried through to one | yes |
/// | `answer` | the operations | by `wire` |
/// | `serve` | listens, speaks to clients | yes |
///
/// The engines are the record of containers, images, networks and volumes: what is answered was asked for, nothing is kept here that could not be asked for again. What no engine knows (whose a container is, its name while its node is away, what driver a network was asked for with) the
/// cluster keeps, behind the ports `fleet.HandBook` and `fleet.Spanning`.
package io.argosy.dockerapi;
