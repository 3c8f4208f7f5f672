package io.argosy.server.rest;

import io.argosy.api.rest.DeployAccepted;
import io.argosy.api.rest.DeployRequest;
import io.argosy.api.rest.DiffView;
import io.argosy.api.rest.PlanView;
import io.argosy.api.rest.RestartRequest;
import io.argosy.api.rest.RollbackRequest;
import io.argosy.control.ControlPlane;
import io.argosy.control.deploy.Deployed;
import io.argosy.control.fault.Result;
import io.argosy.model.id.AppRef;
import io.argosy.server.http.Asking;
import io.argosy.server.problem.Refusal;
import io.argosy.server.view.DeployViews;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/v1")
@Tag(name = "deploys")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public final class DeployResource {

    private static final String APP = "/spaces/{space}/apps/{app}";

    private static final String KEY = "Idempotency-Key";
    private static final String ONCE = "A text by chance. The same request sent again with it within an hour, also to another server, is done once and gets the same answer.";

    private final ControlPlane control;
    private final Asking asking;

    DeployResource(ControlPlane control, Asking asking) {
        this.control = control;
        this.asking = asking;
    }

    @POST
    @Path(APP + "/deploy")
    @Operation(operationId = "deploy", summary = "Deploy Compose files", description = "Accepts a new release of the app, which is made when it is new. "
            + "The answer is given when it is on disk; the app's watch shows how it goes. A deploy under way is superseded.")
    @APIResponse(responseCode = "202", description = "Accepted", content = @Content(schema = @Schema(implementation = DeployAccepted.class)))
    public Response deploy(
            @PathParam("space") String space, @PathParam("app") String app, @Parameter(description = ONCE) @HeaderParam(KEY) String key, DeployRequest request) {
        return accepted(control.deploys().deploy(asking.caller(), AppRef.of(space, app), DeployViews.input(request), Optional.ofNullable(key)));
    }

    @POST
    @Path(APP + "/plan")
    @Operation(operationId = "plan", summary = "What a deploy would do", description = "The steps that the same deploy would take now, each with its cause. Changes nothing.")
    public PlanView plan(@PathParam("space") String space, @PathParam("app") String app, DeployRequest request) {
        return DeployViews.plan(Refusal.unless(control.deploys().plan(asking.caller(), AppRef.of(space, app), DeployViews.input(request))));
    }

    @POST
    @Path(APP + "/diff")
    @Operation(operationId = "diffFiles", summary = "Compare files with the live release", description = "What differs between the live release and what a deploy of these files would make. Changes nothing.")
    public DiffView diff(@PathParam("space") String space, @PathParam("app") String app, DeployRequest request) {
        PlanView plan = plan(space, app, request);
        return new DiffView("the live release", "the files given", plan.changes());
    }

    @POST
    @Path(APP + "/restart")
    @Operation(operationId = "restart", summary = "Replace tasks by equal ones", description = "Makes a release equal to the live one in which the tasks of these services, or of all, are replaced by the update policy.")
    @APIResponse(responseCode = "202", description = "Accepted", content = @Content(schema = @Schema(implementation = DeployAccepted.class)))
    public Response restart(
            @PathParam("space") String space, @PathParam("app") String app, @Parameter(description = ONCE) @HeaderParam(KEY) String key, RestartRequest request) {
        return accepted(control.deploys().restart(asking.caller(), AppRef.of(space, app), request.services(), Optional.ofNullable(key)));
    }

    @POST
    @Path(APP + "/rollback")
    @Operation(operationId = "rollback", summary = "Return to a release", description = "Makes a release equal to a kept one: the given one, or the last good one before the live one.")
    @APIResponse(responseCode = "202", description = "Accepted", content = @Content(schema = @Schema(implementation = DeployAccepted.class)))
    public Response rollback(
            @PathParam("space") String space, @PathParam("app") String app, @Parameter(description = ONCE) @HeaderParam(KEY) String key, RollbackRequest request) {
        return accepted(control.deploys().rollback(asking.caller(), AppRef.of(space, app), request.to(), Optional.ofNullable(key)));
    }

    private static Response accepted(Result<Deployed> result) {
        return Response.accepted(DeployViews.accepted(Refusal.unless(result))).type(MediaType.APPLICATION_JSON).build();
    }
}
