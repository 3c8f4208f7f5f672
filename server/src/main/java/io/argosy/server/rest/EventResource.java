package io.argosy.server.rest;

import io.argosy.api.rest.EventView;
import io.argosy.codec.Json;
import io.argosy.control.ControlPlane;
import io.argosy.control.access.Caller;
import io.argosy.control.event.EventFilter;
import io.argosy.control.event.NumberedEvent;
import io.argosy.model.id.AppName;
import io.argosy.model.id.SpaceName;
import io.argosy.server.http.Asking;
import io.argosy.server.http.EventWriter;
import io.argosy.server.http.Streams;
import io.argosy.server.problem.Refusal;
import io.argosy.server.view.ClusterViews;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/v1")
@Tag(name = "events")
@RunOnVirtualThread
public final class EventResource {

    private static final int USUAL = 100;
    private static final int MOST = 1000;

    private final ControlPlane control;
    private final Asking asking;
    private final Streams streaming;
    private final Json json;

    EventResource(ControlPlane control, Asking asking, Streams streaming, Json json) {
        this.control = control;
        this.asking = asking;
        this.streaming = streaming;
        this.json = json;
    }

    @GET
    @Path("/events")
    @Operation(operationId = "events", summary = "What happened, and why", description = "The newest events, oldest of them first; or, with `follow` or when text/event-stream is "
            + "accepted, server-sent events `event` that go on. Each carries its sequence as the id, so that a reader that was cut off goes on with Last-Event-ID.")
    @APIResponse(responseCode = "200", description = "Events", content = {
        @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(type = SchemaType.ARRAY, implementation = EventView.class)),
        @Content(mediaType = EventWriter.MEDIA_TYPE, schema = @Schema(implementation = EventView.class))
    })
    public Response events(
            @Parameter(description = "Only of this app, as `space/app`.") @QueryParam("app") String app,
            @Parameter(description = "Only of this space.") @QueryParam("space") String space,
            @Parameter(description = "Whether to go on with what happens from now on.") @QueryParam("follow") String follow,
            @Parameter(description = "Only events that follow the one with this sequence.") @QueryParam("after") String after,
            @Parameter(description = "How many past events, 1 to 1000; 100 when absent, none when absent and followed.") @QueryParam("tail") String tail,
            @Parameter(hidden = true) @HeaderParam("Last-Event-ID") String lastEventId,
            @Parameter(hidden = true) @HeaderParam("Accept") String accept) {
        Caller caller = asking.caller();
        EventFilter filter = filter(app, space);
        OptionalLong from = after(after != null ? after : lastEventId);
        if (Arguments.flag("follow", follow) || accept != null && accept.contains(EventWriter.MEDIA_TYPE)) {
            int past = from.isPresent() || tail == null ? 0 : Arguments.limit("tail", tail, USUAL, MOST);
            Refusal.unless(control.events().list(caller, filter, 1));
            EventFollowing following = new EventFollowing(control.events(), caller, filter);
            return streaming.answer(EventWriter.MEDIA_TYPE, out -> following.write(past, from, new EventWriter(out, json)));
        }
        int limit = Arguments.limit("tail", tail, from.isPresent() ? MOST : USUAL, MOST);
        List<NumberedEvent> events = Refusal.unless(control.events().list(caller, filter, limit));
        List<EventView> views = events.stream().filter(event -> event.sequence() > from.orElse(-1)).map(ClusterViews::of).toList();
        return Response.ok(views).type(MediaType.APPLICATION_JSON).build();
    }

    private static EventFilter filter(String app, String space) {
        if (app == null) {
            return new EventFilter(Optional.ofNullable(space).map(SpaceName::new), Optional.empty());
        }
        int slash = app.indexOf('/');
        String inSpace = slash >= 0 ? app.substring(0, slash) : space != null ? space : SpaceName.DEFAULT.value();
        return new EventFilter(Optional.of(new SpaceName(inSpace)), Optional.of(new AppName(app.substring(slash + 1))));
    }

    private static OptionalLong after(String after) {
        return after == null ? OptionalLong.empty() : OptionalLong.of(Arguments.number("after", after, 0, Long.MAX_VALUE));
    }
}
