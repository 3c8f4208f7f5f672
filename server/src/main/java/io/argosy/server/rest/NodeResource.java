package io.argosy.server.rest;

import io.argosy.api.rest.NodeLabelsRequest;
import io.argosy.api.rest.NodeView;
import io.argosy.control.ControlPlane;
import io.argosy.control.fault.FaultCode;
import io.argosy.control.node.NodeLabels;
import io.argosy.model.node.Node;
import io.argosy.server.http.Asking;
import io.argosy.server.problem.Refusal;
import io.argosy.server.view.ClusterViews;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/v1")
@Tag(name = "nodes")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public final class NodeResource {

    private final ControlPlane control;
    private final Asking asking;

    NodeResource(ControlPlane control, Asking asking) {
        this.control = control;
        this.asking = asking;
    }

    @GET
    @Path("/nodes")
    @Operation(operationId = "listNodes", summary = "Nodes", description = "The machines of the cluster, by name, with what is reserved on them.")
    public List<NodeView> list() {
        return Refusal.unless(control.nodes().list(asking.caller())).stream().map(ClusterViews::of).toList();
    }

    @GET
    @Path("/nodes/{node}")
    @Operation(operationId = "node", summary = "One node", description = "A machine of the cluster, by name or id.")
    public NodeView one(@PathParam("node") String node) {
        return list().stream().filter(view -> view.name().value().equals(node) || view.id().value().equals(node)).findFirst()
                .orElseThrow(() -> Refusal.of(FaultCode.NODE_NOT_FOUND, "there is no node '" + Arguments.shown(node) + "'", "list the nodes with `argosy node ls`"));
    }

    @POST
    @Path("/nodes/{node}/labels")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "labelNode", summary = "Label a node",
            description = "Gives, changes and takes away labels. They stand whatever the agent is started with. Needs an admin.")
    public NodeView label(@PathParam("node") String node, NodeLabelsRequest request) {
        Refusal.unless(control.nodeChanges().label(asking.caller(), node, new NodeLabels(request.set(), request.remove())));
        return one(node);
    }

    @POST
    @Path("/nodes/{node}/drain")
    @Operation(operationId = "drainNode", summary = "Drain a node",
            description = "It gets no tasks any more, and those it has are replaced on other nodes as far as they can be. Needs an admin.")
    public NodeView drain(@PathParam("node") String node) {
        Refusal.unless(control.nodeChanges().availability(asking.caller(), node, Node.Availability.DRAINING));
        return one(node);
    }

    @POST
    @Path("/nodes/{node}/activate")
    @Operation(operationId = "activateNode", summary = "Activate a node", description = "It gets tasks again. Ends a drain. Needs an admin.")
    public NodeView activate(@PathParam("node") String node) {
        Refusal.unless(control.nodeChanges().availability(asking.caller(), node, Node.Availability.ACTIVE));
        return one(node);
    }

    @POST
    @Path("/nodes/{node}/expel")
    @Operation(operationId = "expelNode", summary = "Take back a node's certificates",
            description = "Ends its session and streams at once. It stays a node, and what it runs goes on; its machine joins again with a node token. Needs an admin.")
    public NodeView expel(
            @PathParam("node") String node, @Parameter(description = "Why, for people.") @QueryParam("cause") @DefaultValue("by an administrator") String cause) {
        NodeView known = one(node);
        Refusal.unless(control.revocations().revoke(asking.caller(), known.name(), Arguments.shown(cause)));
        return one(node);
    }

    @DELETE
    @Path("/nodes/{node}")
    @Operation(operationId = "removeNode", summary = "Remove a node",
            description = "Takes back its certificate and forgets it. With force also while it has tasks or volumes, which are lost to the cluster. Needs an admin.")
    public void remove(
            @PathParam("node") String node,
            @Parameter(description = "`true` to remove it with its tasks and volumes.") @QueryParam("force") String force) {
        Refusal.unless(control.nodeRemoval().remove(asking.caller(), node, Arguments.flag("force", force)));
    }
}
