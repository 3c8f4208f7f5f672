package io.argosy.server.rest;

import io.argosy.api.rest.HandContainerView;
import io.argosy.control.ControlPlane;
import io.argosy.server.http.Asking;
import io.argosy.server.problem.Refusal;
import io.argosy.server.view.HandContainerViews;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/v1")
@Tag(name = "containers")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public final class ContainerResource {

    private final ControlPlane control;
    private final Asking asking;

    ContainerResource(ControlPlane control, Asking asking) {
        this.control = control;
        this.asking = asking;
    }

    @GET
    @Path("/containers")
    @Operation(operationId = "listContainers", summary = "Containers made by hand", description = "Containers made through the virtual engine, by name: where they are, how their node is, who made them. Tasks of apps are not among them.")
    public List<HandContainerView> list() {
        return Refusal.unless(control.handContainers().list(asking.caller())).stream().map(HandContainerViews::of).toList();
    }
}
