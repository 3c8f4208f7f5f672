/// Ports that containers publish, at the address of this endpoint. [io.argosy.dockerapi.publish.PortPlan] says which ports are to be open and where they lead, without doing anything; [io.argosy.dockerapi.publish.PortDoors] opens and closes them and carries
/// connections to the nodes, over their agents. What is open is what the engines say is published: nothing is remembered, so nothing has to be recovered.
package io.argosy.dockerapi.publish;
