package io.argosy.server.rest;

import io.argosy.api.rest.DiffView;
import io.argosy.api.rest.ReleaseView;
import io.argosy.control.ControlPlane;
import io.argosy.control.access.Caller;
import io.argosy.control.fault.FaultCode;
import io.argosy.model.id.AppRef;
import io.argosy.model.id.ReleaseNumber;
import io.argosy.server.http.Asking;
import io.argosy.server.problem.Refusal;
import io.argosy.server.view.AppViews;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/v1")
@Tag(name = "releases")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public final class ReleaseResource {

    private final ControlPlane control;
    private final Asking asking;

    ReleaseResource(ControlPlane control, Asking asking) {
        this.control = control;
        this.asking = asking;
    }

    @GET
    @Path("/spaces/{space}/apps/{app}/releases")
    @Operation(operationId = "history", summary = "Releases of an app", description = "Kept releases, newest first, without their Compose text.")
    public List<ReleaseView> history(@PathParam("space") String space, @PathParam("app") String app) {
        return Refusal.unless(control.releases().history(asking.caller(), AppRef.of(space, app))).stream().map(AppViews::of).toList();
    }

    @GET
    @Path("/spaces/{space}/apps/{app}/releases/{number}")
    @Operation(operationId = "release", summary = "One release", description = "A kept release with its canonical Compose text.")
    public ReleaseView release(@PathParam("space") String space, @PathParam("app") String app, @PathParam("number") String number) {
        ReleaseNumber wanted = Arguments.release("number", number);
        return AppViews.of(Refusal.unless(control.releases().get(asking.caller(), AppRef.of(space, app), wanted)));
    }

    @GET
    @Path("/spaces/{space}/apps/{app}/diff")
    @Operation(operationId = "diffReleases", summary = "Compare two releases", description = "What changed from one kept release to another.")
    public DiffView diff(
            @PathParam("space") String space,
            @PathParam("app") String app,
            @Parameter(description = "A release number; the one before `to` when absent.") @QueryParam("from") String from,
            @Parameter(description = "A release number; the live one when absent.") @QueryParam("to") String to) {
        Caller caller = asking.caller();
        AppRef ref = AppRef.of(space, app);
        List<io.argosy.control.release.ReleaseView> history = Refusal.unless(control.releases().history(caller, ref));
        ReleaseNumber end = to == null ? live(history) : Arguments.release("to", to);
        Optional<ReleaseNumber> start = from == null ? before(history, end) : Optional.of(Arguments.release("from", from));
        return start.map(begin -> new DiffView("release " + begin, "release " + end, Refusal.unless(control.releases().diff(caller, ref, start, end))))
                .orElseGet(() -> new DiffView("nothing", "release " + end, changes(history, end)));
    }

    private static ReleaseNumber live(List<io.argosy.control.release.ReleaseView> history) {
        return history.stream().filter(io.argosy.control.release.ReleaseView::live).findFirst()
                .orElseThrow(() -> Refusal.of(FaultCode.WRONG_STATE, "the app has no live release yet", "name the releases with from and to"))
                .number();
    }

    private static Optional<ReleaseNumber> before(List<io.argosy.control.release.ReleaseView> history, ReleaseNumber end) {
        return history.stream().map(io.argosy.control.release.ReleaseView::number).filter(number -> number.compareTo(end) < 0).findFirst();
    }

    private static List<String> changes(List<io.argosy.control.release.ReleaseView> history, ReleaseNumber number) {
        return history.stream().filter(release -> release.number().equals(number)).findFirst()
                .map(io.argosy.control.release.ReleaseView::changes).orElse(List.of());
    }
}
