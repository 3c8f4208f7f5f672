package io.argosy.server.rest;

import io.argosy.api.rest.ContentRequest;
import io.argosy.api.rest.ContentVersion;
import io.argosy.api.rest.ContentView;
import io.argosy.control.ControlPlane;
import io.argosy.control.fault.FaultCode;
import io.argosy.model.app.ContentRef;
import io.argosy.model.id.ContentName;
import io.argosy.model.id.SpaceName;
import io.argosy.model.service.ContentKind;
import io.argosy.server.http.Asking;
import io.argosy.server.problem.Refusal;
import io.argosy.server.view.ClusterViews;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Base64;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/v1")
@Tag(name = "configs and secrets")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public final class ContentResource {

    private final ControlPlane control;
    private final Asking asking;

    ContentResource(ControlPlane control, Asking asking) {
        this.control = control;
        this.asking = asking;
    }

    @GET
    @Path("/spaces/{space}/configs")
    @Operation(operationId = "listConfigs", summary = "Configs of a space", description = "Names and versions, by name.")
    public List<ContentView> configs(@PathParam("space") String space) {
        return list(space, ContentKind.CONFIG);
    }

    @GET
    @Path("/spaces/{space}/configs/{name}")
    @Operation(operationId = "config", summary = "One config", description = "Its version and users.")
    public ContentView config(@PathParam("space") String space, @PathParam("name") String name) {
        return one(space, ContentKind.CONFIG, name);
    }

    @PUT
    @Path("/spaces/{space}/configs/{name}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "putConfig", summary = "Set a config", description = "Makes the first or next version; the same content as the newest makes none. Apps take it up with their next release.")
    public ContentVersion putConfig(@PathParam("space") String space, @PathParam("name") String name, ContentRequest request) {
        return put(space, ContentKind.CONFIG, name, request);
    }

    @DELETE
    @Path("/spaces/{space}/configs/{name}")
    @Operation(operationId = "removeConfig", summary = "Remove a config", description = "Removes all versions. Refused while an app uses one.")
    public ContentView removeConfig(@PathParam("space") String space, @PathParam("name") String name) {
        return remove(space, ContentKind.CONFIG, name);
    }

    @GET
    @Path("/spaces/{space}/secrets")
    @Operation(operationId = "listSecrets", summary = "Secrets of a space", description = "Names and versions, by name; never contents.")
    public List<ContentView> secrets(@PathParam("space") String space) {
        return list(space, ContentKind.SECRET);
    }

    @GET
    @Path("/spaces/{space}/secrets/{name}")
    @Operation(operationId = "secret", summary = "One secret", description = "Its version and users; never its content.")
    public ContentView secret(@PathParam("space") String space, @PathParam("name") String name) {
        return one(space, ContentKind.SECRET, name);
    }

    @PUT
    @Path("/spaces/{space}/secrets/{name}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "putSecret", summary = "Set a secret", description = "Makes the first or next version; the same content as the newest makes none. Apps take it up with their next release.")
    public ContentVersion putSecret(@PathParam("space") String space, @PathParam("name") String name, ContentRequest request) {
        return put(space, ContentKind.SECRET, name, request);
    }

    @DELETE
    @Path("/spaces/{space}/secrets/{name}")
    @Operation(operationId = "removeSecret", summary = "Remove a secret", description = "Removes all versions. Refused while an app uses one.")
    public ContentView removeSecret(@PathParam("space") String space, @PathParam("name") String name) {
        return remove(space, ContentKind.SECRET, name);
    }

    private List<ContentView> list(String space, ContentKind kind) {
        return Refusal.unless(control.contents().list(asking.caller(), new SpaceName(space))).stream()
                .filter(content -> content.kind() == kind).map(ClusterViews::of).toList();
    }

    private ContentView one(String space, ContentKind kind, String name) {
        ContentName wanted = new ContentName(name);
        return list(space, kind).stream().filter(content -> content.name().equals(wanted)).findFirst()
                .orElseThrow(() -> Refusal.of(FaultCode.CONTENT_NOT_FOUND, "there is no '" + wanted + "' in space " + space, ""));
    }

    private ContentVersion put(String space, ContentKind kind, String name, ContentRequest request) {
        ContentRef ref = Refusal.unless(control.contents().put(asking.caller(), new SpaceName(space), kind, new ContentName(name), decode(request)));
        return new ContentVersion(ref.name(), ref.version());
    }

    private ContentView remove(String space, ContentKind kind, String name) {
        return ClusterViews.of(Refusal.unless(control.contents().remove(asking.caller(), new SpaceName(space), kind, new ContentName(name))));
    }

    private static byte[] decode(ContentRequest request) {
        try {
            return Base64.getDecoder().decode(request.base64());
        } catch (IllegalArgumentException e) {
            throw Refusal.of(FaultCode.INVALID_REQUEST, "base64: the content is not Base64", "send the content in Base64");
        }
    }
}
