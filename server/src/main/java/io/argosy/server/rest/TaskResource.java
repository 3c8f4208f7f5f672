package io.argosy.server.rest;

import io.argosy.api.rest.TaskView;
import io.argosy.control.ControlPlane;
import io.argosy.model.id.AppRef;
import io.argosy.model.id.SpaceName;
import io.argosy.server.http.Asking;
import io.argosy.server.problem.Refusal;
import io.argosy.server.view.TaskViews;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
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
@Tag(name = "tasks")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public final class TaskResource {

    private final ControlPlane control;
    private final Asking asking;

    TaskResource(ControlPlane control, Asking asking) {
        this.control = control;
        this.asking = asking;
    }

    @GET
    @Path("/tasks")
    @Operation(operationId = "listAllTasks", summary = "All tasks", description = "Tasks of every app that the caller sees, by app, service, slot and age.")
    public List<TaskView> all() {
        return list(Optional.empty());
    }

    @GET
    @Path("/spaces/{space}/tasks")
    @Operation(operationId = "listTasksOfSpace", summary = "Tasks of a space", description = "Tasks of every app of a space, by app, service, slot and age.")
    public List<TaskView> ofSpace(@PathParam("space") String space) {
        return list(Optional.of(new SpaceName(space)));
    }

    @GET
    @Path("/spaces/{space}/apps/{app}/tasks")
    @Operation(operationId = "listTasks", summary = "Tasks of an app", description = "Tasks of one app, ended ones that are still known included.")
    public List<TaskView> ofApp(@PathParam("space") String space, @PathParam("app") String app) {
        return Refusal.unless(control.tasks().ofApp(asking.caller(), AppRef.of(space, app))).stream().map(TaskViews::of).toList();
    }

    @GET
    @Path("/tasks/{task}")
    @Operation(operationId = "task", summary = "One task", description = "A task by its id, or by the beginning of it as long as no other task begins so.")
    public TaskView one(@Parameter(description = "Id of a task, or its beginning.") @PathParam("task") String task) {
        return TaskViews.of(Refusal.unless(control.tasks().get(asking.caller(), task)));
    }

    private List<TaskView> list(Optional<SpaceName> space) {
        return Refusal.unless(control.tasks().list(asking.caller(), space)).stream().map(TaskViews::of).toList();
    }
}
