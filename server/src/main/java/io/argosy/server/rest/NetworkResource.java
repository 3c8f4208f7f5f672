package io.argosy.server.rest;

import io.argosy.api.rest.NetworkMemberView;
import io.argosy.api.rest.NetworkRepairView;
import io.argosy.api.rest.NetworkView;
import io.argosy.control.ControlPlane;
import io.argosy.server.http.Asking;
import io.argosy.server.problem.Refusal;
import io.argosy.server.view.NetworkViews;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/v1")
@Tag(name = "networks")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public final class NetworkResource {

    private final ControlPlane control;
    private final Asking asking;

    NetworkResource(ControlPlane control, Asking asking) {
        this.control = control;
        this.asking = asking;
    }

    @GET
    @Path("/networks")
    @Operation(operationId = "listNetworks", summary = "Networks", description = "Networks of all apps the caller may look at, by app and name.")
    public List<NetworkView> list() {
        return Refusal.unless(control.networks().list(asking.caller())).stream().map(NetworkViews::of).toList();
    }

    @GET
    @Path("/networks/members")
    @Operation(operationId = "listNetworkMembers", summary = "Nodes of networks", description = "How each node takes part in the network that spans nodes.")
    public List<NetworkMemberView> members() {
        return Refusal.unless(control.networks().members(asking.caller())).stream().map(NetworkViews::of).toList();
    }

    @POST
    @Path("/networks/repair")
    @Operation(operationId = "repairNetwork", summary = "Repair the network that spans nodes",
            description = "Gives up its lost managers, when those left cannot agree without them. Only for nodes that are gone for good. Needs an admin.")
    public NetworkRepairView repair() {
        return new NetworkRepairView(Refusal.unless(control.networks().repair(asking.caller())));
    }
}
