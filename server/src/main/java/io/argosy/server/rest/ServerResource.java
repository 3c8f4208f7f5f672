package io.argosy.server.rest;

import io.argosy.api.rest.Health;
import io.argosy.api.rest.ServerAnnouncement;
import io.argosy.api.rest.ServerInfo;
import io.argosy.api.rest.ServerView;
import io.argosy.control.ControlPlane;
import io.argosy.control.fault.FaultCode;
import io.argosy.control.server.ServerCard;
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
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/v1")
@Tag(name = "server")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public final class ServerResource {

    private final ControlPlane control;
    private final Asking asking;

    ServerResource(ControlPlane control, Asking asking) {
        this.control = control;
        this.asking = asking;
    }

    @GET
    @Path("/info")
    @Operation(operationId = "info", summary = "The server", description = "Version, cluster, store and start time of the server. Any token will do.")
    public ServerInfo info() {
        return ClusterViews.of(control.info(), role(), leader());
    }

    @GET
    @Path("/health")
    @Operation(operationId = "health", summary = "Whether the server serves", description = "Answers as soon as requests are served. Needs no token.")
    public Health health() {
        return new Health("ready", role(), leader());
    }

    @GET
    @Path("/servers")
    @Operation(operationId = "listServers", summary = "All servers", description = "Servers of the cluster by name, and which of them leads.")
    public List<ServerView> servers() {
        return Refusal.unless(control.servers().list(asking.caller())).stream().map(ClusterViews::of).toList();
    }

    @PUT
    @Path("/servers/{server}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "announceServer", summary = "A server says that it is there", description = "For the servers of the cluster only, by a token that they make of their key.")
    public void announce(@Parameter(description = "Name of a server.") @PathParam("server") String server, ServerAnnouncement said) {
        if (!asking.caller().equals(Asking.A_SERVER)) {
            throw Refusal.of(FaultCode.FORBIDDEN, "only servers of the cluster announce themselves", "start one: `argosy server --help`");
        }
        Refusal.unless(control.servers().announce(card(server, said), said.version(), said.startedAt()));
    }

    private static ServerCard card(String server, ServerAnnouncement said) {
        try {
            return new ServerCard(server, said.rest(), said.sessions());
        } catch (IllegalArgumentException e) {
            throw Refusal.of(FaultCode.INVALID_REQUEST, e.getMessage(), "give another");
        }
    }

    @DELETE
    @Path("/servers/{server}")
    @Operation(operationId = "removeServer", summary = "Forget a server", description = "Forgets a server that will not come back. One that is not heard of for a day is forgotten anyway. "
            + "Needs an admin.")
    public void remove(@Parameter(description = "Name of a server.") @PathParam("server") String server) {
        Refusal.unless(control.servers().remove(asking.caller(), server));
    }

    private String role() {
        return control.leads() ? "leader" : "standby";
    }

    private Optional<String> leader() {
        return control.servers().leader().map(ServerCard::name);
    }
}
