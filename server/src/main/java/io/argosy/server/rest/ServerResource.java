package io.argosy.server.rest;

import io.argosy.api.rest.Health;
import io.argosy.api.rest.ServerInfo;
import io.argosy.control.ControlPlane;
import io.argosy.server.view.ClusterViews;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/v1")
@Tag(name = "server")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public final class ServerResource {

    private final ControlPlane control;

    ServerResource(ControlPlane control) {
        this.control = control;
    }

    @GET
    @Path("/info")
    @Operation(operationId = "info", summary = "The server", description = "Version, cluster, store and start time of the server. Any token will do.")
    public ServerInfo info() {
        return ClusterViews.of(control.info());
    }

    @GET
    @Path("/health")
    @Operation(operationId = "health", summary = "Whether the server serves", description = "Answers as soon as requests are served. Needs no token.")
    public Health health() {
        return new Health("ready");
    }
}
