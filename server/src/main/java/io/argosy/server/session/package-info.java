/// Sessions: the door for agents.
///
/// One gRPC server; each agent holds one control call. A hello is passed to the control plane, which admits the node or refuses it. From then
/// on reports go to the control plane as they come, and its assignments go to the agent, as differences from what the agent last
/// accepted. One change of an assignment is on its way at a time; what changes meanwhile comes with the next. Byte streams are
/// in [io.argosy.server.stream].
///
/// What always holds: a node has one session, the newest; nothing is sent to an agent before it was admitted; every wait has an end.
package io.argosy.server.session;
