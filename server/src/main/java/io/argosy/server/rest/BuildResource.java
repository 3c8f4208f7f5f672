package io.argosy.server.rest;

import io.argosy.api.rest.BuildLine;
import io.argosy.api.session.StreamRequest;
import io.argosy.codec.Json;
import io.argosy.control.ControlPlane;
import io.argosy.control.fault.FaultCode;
import io.argosy.model.id.AppRef;
import io.argosy.model.id.NodeId;
import io.argosy.server.http.Asking;
import io.argosy.server.http.Streams;
import io.argosy.server.problem.Refusal;
import io.argosy.server.stream.StreamBroker;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/v1")
@Tag(name = "builds")
@RunOnVirtualThread
public final class BuildResource {

    private static final String TAR = "application/x-tar";

    private final ControlPlane control;
    private final StreamBroker streams;
    private final Asking asking;
    private final Streams streaming;
    private final Json json;

    BuildResource(ControlPlane control, StreamBroker streams, Asking asking, Streams streaming, Json json) {
        this.control = control;
        this.streams = streams;
        this.asking = asking;
        this.streaming = streaming;
        this.json = json;
    }

    @POST
    @Path("/spaces/{space}/builds")
    @Consumes(TAR)
    @Operation(operationId = "build", summary = "Build an image", description = "Builds an image on a node from a context, sent as a tar archive of any length. One JSON document a line: log text while "
            + "it goes on, then one line with the image's id or the problem.")
    @APIResponse(responseCode = "200", description = "The build's words and outcome", content = @Content(mediaType = Streams.LINES, schema = @Schema(implementation = BuildLine.class)))
    public Response build(
            @PathParam("space") String space,
            @Parameter(description = "The app the image is for: whoever may change the app may build it.") @QueryParam("app") @DefaultValue("builds") String app,
            @Parameter(description = "The reference the image gets.", required = true) @QueryParam("tag") String tag,
            @Parameter(description = "Path of the Dockerfile within the context.") @QueryParam("dockerfile") @DefaultValue("Dockerfile") String dockerfile,
            @Parameter(description = "The stage to build.") @QueryParam("target") String target,
            @Parameter(description = "Build arguments, each as K=V.") @QueryParam("arg") List<String> arguments,
            @Parameter(description = "Labels of the image, each as K=V.") @QueryParam("label") List<String> labels,
            @Parameter(description = "Such as linux/amd64.") @QueryParam("platform") String platform,
            @Parameter(description = "Whether to build every layer anew.") @QueryParam("nocache") String noCache,
            @Parameter(description = "Whether to look for newer base images.") @QueryParam("pull") String pull,
            @Parameter(description = "The network that build steps see.") @QueryParam("network") String network,
            InputStream context) {
        if (tag == null || tag.isBlank()) {
            throw Refusal.of(FaultCode.INVALID_REQUEST, "tag: the image needs a reference", "add ?tag=NAME:TAG");
        }
        StreamRequest.Build request = new StreamRequest.Build(
                dockerfile, tag, Optional.ofNullable(target), pairs("arg", arguments), pairs("label", labels), Optional.ofNullable(platform), Arguments.flag("nocache", noCache), Arguments.flag("pull", pull),
                Optional.ofNullable(network));
        NodeId node = Refusal.unless(control.nodes().forBuild(asking.caller(), AppRef.of(space, app), tag));
        return streaming.answer(Streams.LINES, out -> new Build(streams, node, request).run(context, new LineOutput(out, json)));
    }

    private static Map<String, String> pairs(String name, List<String> texts) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String text : texts) {
            int equals = text.indexOf('=');
            if (equals < 1) {
                throw Arguments.wrong(name, text, "K=V");
            }
            pairs.put(text.substring(0, equals), text.substring(equals + 1));
        }
        return pairs;
    }
}
