package io.argosy.server.rest;

import io.argosy.api.rest.NodeTokenCreated;
import io.argosy.api.rest.NodeTokenRequest;
import io.argosy.api.rest.NodeTokenView;
import io.argosy.control.ControlPlane;
import io.argosy.control.join.NewNodeToken;
import io.argosy.control.join.NodeTokenSpec;
import io.argosy.model.id.PoolName;
import io.argosy.server.http.Asking;
import io.argosy.server.problem.Refusal;
import io.argosy.server.view.ClusterViews;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/v1")
@Tag(name = "nodes")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public final class NodeTokenResource {

    private final ControlPlane control;
    private final Asking asking;

    NodeTokenResource(ControlPlane control, Asking asking) {
        this.control = control;
        this.asking = asking;
    }

    @GET
    @Path("/node-tokens")
    @Operation(operationId = "listNodeTokens", summary = "Node tokens",
            description = "What machines can join with, never the tokens themselves. Needs an admin; one of a space sees those of that space.")
    public List<NodeTokenView> list() {
        return Refusal.unless(control.nodeTokens().list(asking.caller())).stream().map(ClusterViews::of).toList();
    }

    @POST
    @Path("/node-tokens")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "createNodeToken", summary = "Make a node token",
            description = "An agent started with it makes its machine a node. The answer is the only time it is shown. Needs an admin, of the token's space at least.")
    @APIResponse(responseCode = "201", description = "Made", content = @Content(schema = @Schema(implementation = NodeTokenCreated.class)))
    public Response create(NodeTokenRequest request) {
        NodeTokenSpec spec = new NodeTokenSpec(request.pool().orElse(PoolName.DEFAULT), request.space(), request.lifetime(), request.uses());
        NewNodeToken made = Refusal.unless(control.nodeTokens().create(asking.caller(), spec));
        NodeTokenView view = ClusterViews.of(new io.argosy.control.join.NodeTokenView(made.token(), true));
        return Response.status(Response.Status.CREATED).type(MediaType.APPLICATION_JSON).entity(new NodeTokenCreated(made.text().text(), view)).build();
    }

    @DELETE
    @Path("/node-tokens/{name}")
    @Operation(operationId = "revokeNodeToken", summary = "Revoke a node token",
            description = "It lets nobody in from now on; machines that joined with it stay. Needs an admin, of the token's space at least.")
    public NodeTokenView revoke(@PathParam("name") String name) {
        return ClusterViews.of(Refusal.unless(control.nodeTokens().revoke(asking.caller(), name)));
    }
}
