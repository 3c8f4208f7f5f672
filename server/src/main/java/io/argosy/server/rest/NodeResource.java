package io.argosy.server.rest;

import io.argosy.api.rest.NodeView;
import io.argosy.control.ControlPlane;
import io.argosy.control.fault.FaultCode;
import io.argosy.model.id.NodeName;
import io.argosy.server.http.Asking;
import io.argosy.server.problem.Refusal;
import io.argosy.server.view.ClusterViews;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
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
    @Operation(operationId = "node", summary = "One node", description = "A machine of the cluster, by name.")
    public NodeView one(@PathParam("node") String node) {
        NodeName name = new NodeName(node);
        return list().stream().filter(view -> view.name().equals(name)).findFirst()
                .orElseThrow(() -> Refusal.of(FaultCode.NODE_NOT_FOUND, "there is no node '" + name + "'", "list the nodes with `argosy node ls`"));
    }
}
