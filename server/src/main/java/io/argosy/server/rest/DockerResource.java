package io.argosy.server.rest;

import io.argosy.api.rest.DockerCertificate;
import io.argosy.api.rest.DockerCertificateRequest;
import io.argosy.server.docker.ClientCertificates;
import io.argosy.server.http.Asking;
import io.argosy.server.problem.Refusal;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/v1")
@Tag(name = "docker")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public final class DockerResource {

    private final ClientCertificates certificates;
    private final Asking asking;

    DockerResource(ClientCertificates certificates, Asking asking) {
        this.certificates = certificates;
        this.asking = asking;
    }

    @POST
    @Path("/docker/certificates")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "createDockerCertificate", summary = "Make a certificate for Docker clients",
            description = "With it, Docker clients reach the virtual engine over TLS, with the rights of the token that asks, or fewer. Needs a token that is bound to no space.")
    @APIResponse(responseCode = "201", description = "Made", content = @Content(schema = @Schema(implementation = DockerCertificate.class)))
    public Response create(DockerCertificateRequest request) {
        ClientCertificates.Issued made = Refusal.unless(certificates.issue(asking.caller(), request.key(), request.role()));
        return Response.status(Response.Status.CREATED).type(MediaType.APPLICATION_JSON).entity(new DockerCertificate(
                made.certificate().chain(), made.certificate().expiresAt(), made.client().token(), made.client().role(), made.host(), made.port())).build();
    }
}
