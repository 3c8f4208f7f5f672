package io.argosy.server.rest;

import io.argosy.api.rest.AppView;
import io.argosy.api.rest.ScaleRequest;
import io.argosy.codec.Json;
import io.argosy.control.ControlPlane;
import io.argosy.control.access.Caller;
import io.argosy.model.id.AppRef;
import io.argosy.model.id.SpaceName;
import io.argosy.server.http.Asking;
import io.argosy.server.http.EventWriter;
import io.argosy.server.http.Streams;
import io.argosy.server.problem.Refusal;
import io.argosy.server.view.AppViews;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/v1")
@Tag(name = "apps")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public final class AppResource {

    private static final String APP = "/spaces/{space}/apps/{app}";

    private final ControlPlane control;
    private final Asking asking;
    private final Streams streaming;
    private final Json json;

    AppResource(ControlPlane control, Asking asking, Streams streaming, Json json) {
        this.control = control;
        this.asking = asking;
        this.streaming = streaming;
        this.json = json;
    }

    @GET
    @Path("/apps")
    @Operation(operationId = "listAllApps", summary = "All apps", description = "Apps of every space that the caller sees, by name.")
    public List<AppView> all() {
        return list(Optional.empty());
    }

    @GET
    @Path("/spaces/{space}/apps")
    @Operation(operationId = "listApps", summary = "Apps of a space", description = "Apps of one space, by name.")
    public List<AppView> ofSpace(@PathParam("space") String space) {
        return list(Optional.of(new SpaceName(space)));
    }

    private List<AppView> list(Optional<SpaceName> space) {
        return Refusal.unless(control.apps().list(asking.caller(), space)).stream().map(AppViews::of).toList();
    }

    @GET
    @Path(APP)
    @Operation(operationId = "inspectApp", summary = "One app", description = "State, rollout and services of an app as it is now.")
    public AppView inspect(@PathParam("space") String space, @PathParam("app") String app) {
        return AppViews.of(Refusal.unless(control.apps().inspect(asking.caller(), AppRef.of(space, app))));
    }

    @GET
    @Path(APP + "/watch")
    @Operation(operationId = "watchApp", summary = "Follow an app", description = "Server-sent events: `app` with the whole app, at once and after each change, "
            + "until `removed`, which is the last. What changes while the reader is slow comes as one event. Comments keep the connection alive.")
    @APIResponse(responseCode = "200", description = "A stream of events", content = @Content(mediaType = EventWriter.MEDIA_TYPE, schema = @Schema(implementation = AppView.class)))
    @Produces
    public Response watch(@PathParam("space") String space, @PathParam("app") String app) {
        Caller caller = asking.caller();
        AppRef ref = AppRef.of(space, app);
        Refusal.unless(control.apps().inspect(caller, ref));
        return streaming.answer(EventWriter.MEDIA_TYPE, out -> new AppWatch(control.apps(), caller, ref).write(new EventWriter(out, json)));
    }

    @DELETE
    @Path(APP)
    @Operation(operationId = "removeApp", summary = "Remove an app", description = "Stops its tasks and removes its releases, configs and secrets. It is gone when its tasks are; follow it with its watch.")
    @APIResponse(responseCode = "202", description = "Accepted", content = @Content(schema = @Schema(implementation = AppView.class)))
    public Response remove(
            @PathParam("space") String space,
            @PathParam("app") String app,
            @Parameter(description = "Whether its volumes are removed with what is in them.") @QueryParam("volumes") String volumes) {
        return accepted(AppViews.of(Refusal.unless(control.apps().remove(asking.caller(), AppRef.of(space, app), Arguments.flag("volumes", volumes)))));
    }

    @POST
    @Path(APP + "/scale")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "scaleApp", summary = "Set replicas", description = "Replicas by service; services not named stay as they are. Holds until the next deploy.")
    @APIResponse(responseCode = "202", description = "Accepted", content = @Content(schema = @Schema(implementation = AppView.class)))
    public Response scale(@PathParam("space") String space, @PathParam("app") String app, ScaleRequest request) {
        return accepted(AppViews.of(Refusal.unless(control.apps().scale(asking.caller(), AppRef.of(space, app), request.replicas()))));
    }

    @POST
    @Path(APP + "/stop")
    @Operation(operationId = "stopApp", summary = "Stop an app", description = "Stops every task and keeps everything else.")
    @APIResponse(responseCode = "202", description = "Accepted", content = @Content(schema = @Schema(implementation = AppView.class)))
    public Response stop(@PathParam("space") String space, @PathParam("app") String app) {
        return accepted(AppViews.of(Refusal.unless(control.apps().stop(asking.caller(), AppRef.of(space, app)))));
    }

    @POST
    @Path(APP + "/start")
    @Operation(operationId = "startApp", summary = "Start a stopped app", description = "Starts the tasks of the live release again, in start order.")
    @APIResponse(responseCode = "202", description = "Accepted", content = @Content(schema = @Schema(implementation = AppView.class)))
    public Response start(@PathParam("space") String space, @PathParam("app") String app) {
        return accepted(AppViews.of(Refusal.unless(control.apps().start(asking.caller(), AppRef.of(space, app)))));
    }

    private static Response accepted(AppView app) {
        return Response.accepted(app).type(MediaType.APPLICATION_JSON).build();
    }
}
