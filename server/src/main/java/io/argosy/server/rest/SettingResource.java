package io.argosy.server.rest;

import io.argosy.api.rest.SettingRequest;
import io.argosy.api.rest.SettingView;
import io.argosy.control.ControlPlane;
import io.argosy.server.http.Asking;
import io.argosy.server.problem.Refusal;
import io.argosy.server.view.ClusterViews;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/v1")
@Tag(name = "settings")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public final class SettingResource {

    private static final String NAME = "Name of a setting, such as `rebalance`.";

    private final ControlPlane control;
    private final Asking asking;

    SettingResource(ControlPlane control, Asking asking) {
        this.control = control;
        this.asking = asking;
    }

    @GET
    @Path("/settings")
    @Operation(operationId = "listSettings", summary = "Settings of the cluster", description = "All settings that can be changed while the cluster runs, as they hold. Needs a viewer of all spaces.")
    public List<SettingView> list() {
        return Refusal.unless(control.clusterSettings().list(asking.caller())).stream().map(ClusterViews::of).toList();
    }

    @PUT
    @Path("/settings/{setting}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "changeSetting", summary = "Change a setting", description = "Holds from the answer on, whichever server leads. Needs an admin.")
    public SettingView set(@Parameter(description = NAME) @PathParam("setting") String setting, SettingRequest request) {
        return ClusterViews.of(Refusal.unless(control.clusterSettings().set(asking.caller(), setting, request.value())));
    }

    @DELETE
    @Path("/settings/{setting}")
    @Operation(operationId = "resetSetting", summary = "Give a setting its standard value", description = "The standard value holds again. Needs an admin.")
    public SettingView unset(@Parameter(description = NAME) @PathParam("setting") String setting) {
        return ClusterViews.of(Refusal.unless(control.clusterSettings().unset(asking.caller(), setting)));
    }
}
