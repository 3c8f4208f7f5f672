package io.argosy.server.rest;

import io.argosy.api.rest.RegistryRequest;
import io.argosy.api.rest.RegistryView;
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
@Tag(name = "registries")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public final class RegistryResource {

    private static final String HOST = "Its host as images name it, with its port where it has one; `docker.io` for images that name none.";

    private final ControlPlane control;
    private final Asking asking;

    RegistryResource(ControlPlane control, Asking asking) {
        this.control = control;
        this.asking = asking;
    }

    @GET
    @Path("/registries")
    @Operation(operationId = "listRegistries", summary = "Registries", description = "Registries that there are credentials for, never the passwords. Needs an admin.")
    public List<RegistryView> list() {
        return Refusal.unless(control.registries().list(asking.caller())).stream().map(ClusterViews::of).toList();
    }

    @PUT
    @Path("/registries/{host}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "loginRegistry", summary = "Keep credentials for a registry",
            description = "They are encrypted, and given to nodes only that pull from that registry. Replaces those before. Needs an admin.")
    public RegistryView login(@Parameter(description = HOST) @PathParam("host") String host, RegistryRequest request) {
        return ClusterViews.of(Refusal.unless(control.registries().login(asking.caller(), host, request.username(), request.password())));
    }

    @DELETE
    @Path("/registries/{host}")
    @Operation(operationId = "logoutRegistry", summary = "Forget credentials for a registry", description = "Nodes lose them at once; images that are there stay. Needs an admin.")
    public RegistryView logout(@Parameter(description = HOST) @PathParam("host") String host) {
        return ClusterViews.of(Refusal.unless(control.registries().logout(asking.caller(), host)));
    }
}
