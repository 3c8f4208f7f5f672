package io.argosy.server.rest;

import io.argosy.api.rest.LogLine;
import io.argosy.codec.Json;
import io.argosy.control.ControlPlane;
import io.argosy.control.access.Caller;
import io.argosy.control.task.TaskLocation;
import io.argosy.model.id.AppRef;
import io.argosy.server.http.Asking;
import io.argosy.server.http.Streams;
import io.argosy.server.logs.AppLogs;
import io.argosy.server.logs.LogQuery;
import io.argosy.server.problem.Refusal;
import io.argosy.server.stream.StreamBroker;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/v1")
@Tag(name = "tasks")
@RunOnVirtualThread
public final class LogResource {

    private static final int MOST_TAIL = 100_000;

    private final AppLogs logs;
    private final Asking asking;
    private final Streams streaming;
    private final Json json;

    LogResource(ControlPlane control, StreamBroker streams, Asking asking, Streams streaming, Json json) {
        this.logs = new AppLogs(control.tasks(), streams, control::leads);
        this.asking = asking;
        this.streaming = streaming;
        this.json = json;
    }

    @GET
    @Path("/spaces/{space}/apps/{app}/logs")
    @Operation(operationId = "logs", summary = "Output of an app's tasks", description = "One JSON document a line; empty lines keep the connection alive. Ordered by time over all tasks; "
            + "with `follow` as they come, tasks that start later included. What cannot be read is told by lines of the stream `argosy`.")
    @APIResponse(responseCode = "200", description = "Lines", content = @Content(mediaType = Streams.LINES, schema = @Schema(implementation = LogLine.class)))
    public Response logs(
            @PathParam("space") String space,
            @PathParam("app") String app,
            @Parameter(description = "Services such as `web` or tasks such as `web.1`, separated by commas; all when absent.") @QueryParam("service") List<String> service,
            @Parameter(description = "Tasks such as `web.1` or task ids, separated by commas.") @QueryParam("task") List<String> task,
            @Parameter(description = "Whether to go on with what is written from now on.") @QueryParam("follow") String follow,
            @Parameter(description = "Lines of each task to begin with, 0 to 100000; all when absent.") @QueryParam("tail") String tail,
            @Parameter(description = "Begin with this time, such as 2026-01-31T10:00:00Z.") @QueryParam("since") String since) {
        Optional<Integer> lines = Optional.ofNullable(tail).map(text -> (int) Arguments.number("tail", text, 0, MOST_TAIL));
        LogQuery query = new LogQuery(AppRef.of(space, app), names(service, task), Arguments.flag("follow", follow), lines, Arguments.time("since", since));
        Caller caller = asking.caller();
        List<TaskLocation> found = Refusal.unless(logs.find(caller, query));
        return streaming.answer(Streams.LINES, out -> logs.write(caller, query, found, new LineOutput(out, json)));
    }

    private static Set<String> names(List<String> service, List<String> task) {
        return Stream.concat(service.stream(), task.stream())
                .flatMap(text -> Stream.of(text.split(",")))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }
}
