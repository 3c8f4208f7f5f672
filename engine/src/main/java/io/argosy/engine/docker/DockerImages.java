package io.argosy.engine.docker;

import com.fasterxml.jackson.databind.JsonNode;
import io.argosy.engine.BuildPlan;
import io.argosy.engine.EngineException;
import io.argosy.engine.ImageInfo;
import io.argosy.engine.Images;
import io.argosy.engine.RegistryLogin;
import io.argosy.engine.http.Request;
import io.argosy.engine.http.Response;
import io.argosy.model.service.ImageReference;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/// Images of a Docker engine.
final class DockerImages implements Images {
    private final Wire wire;

    DockerImages(Wire wire) {
        this.wire = wire;
    }

    @Override
    public Optional<ImageInfo> inspect(String reference) {
        return wire.find("/images/" + path(reference) + "/json").map(ImageReading::inspected);
    }

    @Override
    public List<ImageInfo> list() {
        List<ImageInfo> found = new ArrayList<>();
        wire.get("/images/json").forEach(image -> found.add(ImageReading.listed(image)));
        return found;
    }

    @Override
    public void pull(String reference, Optional<String> platform, Optional<RegistryLogin> login, IntConsumer percent) {
        ImageReference image = ImageReference.parse(reference);
        Query query = new Query("/images/create").put("fromImage", image.repository()).put("tag", image.version());
        platform.ifPresent(wanted -> query.put("platform", wanted));
        Request request = Request.post(query.toString()).with(RegistryAuth.headers(image.registry(), login));
        PullProgress progress = new PullProgress(percent);
        each(wire.stream(request, Wire.SLOW), progress::line);
    }

    @Override
    public String build(BuildPlan plan, InputStream context, Consumer<String> log) {
        Request request = new Request("POST", BuildQuery.of(plan), Map.of(), new Request.Body.Stream("application/x-tar", context));
        String[] id = {""};
        each(wire.stream(request, Duration.ZERO), line -> {
            if (line.has("stream")) {
                log.accept(line.path("stream").asText());
            }
            id[0] = line.path("aux").path("ID").asText(id[0]);
        });
        return id[0];
    }

    @Override
    public InputStream export(String image) {
        Response response = wire.stream(Request.get("/images/" + path(image) + "/get"), Duration.ZERO);
        return new AnswerBody(response);
    }

    @Override
    public void load(InputStream archive) {
        Request request = new Request("POST", "/images/load?quiet=1", Map.of(), new Request.Body.Stream("application/x-tar", archive));
        each(wire.stream(request, Duration.ZERO), _ -> { });
    }

    @Override
    public Changes changes() {
        String target = new Query("/events").put("filters", Query.filters(Map.of("type", "image"))).toString();
        return new ImageChanges(wire.stream(Request.get(target), Wire.QUICK));
    }

    @Override
    public String importTree(String reference, List<String> changes, InputStream tar) {
        ImageReference named = ImageReference.parse(reference);
        Query query = new Query("/images/create").put("fromSrc", "-").put("repo", named.repository()).put("tag", named.version());
        changes.forEach(change -> query.put("changes", change));
        String[] id = {""};
        each(wire.stream(new Request("POST", query.toString(), Map.of(), new Request.Body.Stream("application/x-tar", tar)), Wire.SLOW),
                line -> id[0] = line.path("status").asText(id[0]));
        return id[0];
    }

    /// @throws EngineException when a line tells of a failure
    private void each(Response response, Consumer<JsonNode> action) {
        try (JsonLines lines = new JsonLines(response)) {
            for (Optional<JsonNode> line = lines.next(); line.isPresent(); line = lines.next()) {
                if (line.get().has("error")) {
                    throw Failures.inStream(line.get().path("error").asText());
                }
                action.accept(line.get());
            }
        } catch (IOException e) {
            throw wire.unreachable(e);
        }
    }

    @Override
    public void tag(String image, String reference) {
        ImageReference named = ImageReference.parse(reference);
        String target = new Query("/images/" + path(image) + "/tag").put("repo", named.repository()).put("tag", named.version()).toString();
        wire.post(target, Wire.QUICK);
    }

    @Override
    public void remove(String reference) {
        wire.delete("/images/" + path(reference));
    }

    /// References keep their slashes.
    private static String path(String reference) {
        return Query.encode(reference).replace("%2F", "/");
    }
}
