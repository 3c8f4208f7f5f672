package io.argosy.server.rest;

import io.argosy.api.rest.TokenCreated;
import io.argosy.api.rest.TokenRequest;
import io.argosy.api.rest.TokenView;
import io.argosy.control.ControlPlane;
import io.argosy.control.access.Role;
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
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/v1")
@Tag(name = "tokens")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public final class TokenResource {

    private final ControlPlane control;
    private final Asking asking;

    TokenResource(ControlPlane control, Asking asking) {
        this.control = control;
        this.asking = asking;
    }

    @GET
    @Path("/tokens")
    @Operation(operationId = "listTokens", summary = "Tokens", description = "Names and rights of tokens, never the tokens themselves. Needs an admin.")
    public List<TokenView> list() {
        return Refusal.unless(control.tokens().list(asking.caller())).stream().map(ClusterViews::of).toList();
    }

    @POST
    @Path("/tokens")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "createToken", summary = "Make a token", description = "The answer holds the token, and is the only time it is shown. Needs an admin.")
    @APIResponse(responseCode = "201", description = "Made", content = @Content(schema = @Schema(implementation = TokenCreated.class)))
    public Response create(TokenRequest request) {
        String token = Refusal.unless(control.tokens().create(asking.caller(), request.name(), role(request.role()), request.space()));
        return Response.status(Response.Status.CREATED).type(MediaType.APPLICATION_JSON).entity(new TokenCreated(request.name(), token)).build();
    }

    @DELETE
    @Path("/tokens/{name}")
    @Operation(operationId = "revokeToken", summary = "Revoke a token", description = "It is not known any more from now on. Needs an admin.")
    public TokenView revoke(@PathParam("name") String name) {
        return ClusterViews.of(Refusal.unless(control.tokens().revoke(asking.caller(), name)));
    }

    private static Role role(String text) {
        try {
            return Role.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw Arguments.wrong("role", text, "one of admin, operator, viewer, agent");
        }
    }
}
