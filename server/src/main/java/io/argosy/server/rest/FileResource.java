package io.argosy.server.rest;

import io.argosy.control.ControlPlane;
import io.argosy.control.task.TaskLocation;
import io.argosy.model.id.TaskId;
import io.argosy.server.http.Asking;
import io.argosy.server.http.Streams;
import io.argosy.server.problem.Refusal;
import io.argosy.server.stream.StreamBroker;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/v1")
@Tag(name = "tasks")
@RunOnVirtualThread
public final class FileResource {

    private static final String TAR = "application/x-tar";

    private final ControlPlane control;
    private final StreamBroker streams;
    private final Asking asking;
    private final Streams streaming;

    FileResource(ControlPlane control, StreamBroker streams, Asking asking, Streams streaming) {
        this.control = control;
        this.streams = streams;
        this.asking = asking;
        this.streaming = streaming;
    }

    @GET
    @Path("/tasks/{task}/files")
    @Operation(operationId = "copyOut", summary = "Copy files out of a task", description = "A file or directory of a running task as a tar archive whose names begin with the path's last part. "
            + "An archive that cannot be had to its end is cut off with its connection. Needs an operator.")
    @APIResponse(responseCode = "200", description = "The archive", content = @Content(mediaType = TAR, schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public Response out(
            @Parameter(description = "Id of a task, or its beginning.") @PathParam("task") String task,
            @Parameter(description = "Path in the task's container.", required = true) @QueryParam("path") String path) {
        FilesOut files = FilesOut.open(streams, location(task), required(path));
        return streaming.answer(TAR, files::write);
    }

    @PUT
    @Path("/tasks/{task}/files")
    @Consumes(TAR)
    @Operation(operationId = "copyIn", summary = "Copy files into a task", description = "Unpacks a tar archive of any length in a directory of a running task. Needs an operator.")
    @APIResponse(responseCode = "204", description = "All of it is there")
    public void in(
            @Parameter(description = "Id of a task, or its beginning.") @PathParam("task") String task,
            @Parameter(description = "A directory that is there already.", required = true) @QueryParam("path") String path,
            InputStream archive) throws InterruptedException {
        new FilesIn(streams, location(task), required(path)).run(archive);
    }

    private TaskLocation location(String task) {
        return Refusal.unless(control.tasks().forExec(asking.caller(), new TaskId(task)));
    }

    private static String required(String path) {
        if (path == null || path.isBlank()) {
            throw Arguments.wrong("path", "", "a path in the container");
        }
        return path;
    }
}
