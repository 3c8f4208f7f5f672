package io.argosy.server.rest;

import io.argosy.control.ControlPlane;
import io.argosy.model.event.AuditRecord;
import io.argosy.server.http.Asking;
import io.argosy.server.problem.Refusal;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/v1")
@Tag(name = "audit")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public final class AuditResource {

    private static final int USUAL = 100;
    private static final int MOST = 1000;

    private final ControlPlane control;
    private final Asking asking;

    AuditResource(ControlPlane control, Asking asking) {
        this.control = control;
        this.asking = asking;
    }

    @GET
    @Path("/audit")
    @Operation(operationId = "audit", summary = "Who asked for what", description = "The newest audit records, newest first. Needs an admin.")
    public List<AuditRecord> list(@Parameter(description = "How many, 1 to 1000; 100 when absent.") @QueryParam("tail") String tail) {
        return Refusal.unless(control.audits().list(asking.caller(), Arguments.limit("tail", tail, USUAL, MOST)));
    }
}
