package io.argosy.engine.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.argosy.engine.ContainerInfo;
import io.argosy.engine.ContainerPlan;
import io.argosy.engine.ContainerPlan.Connection;
import io.argosy.engine.ContainerSummary;
import io.argosy.engine.Containers;
import io.argosy.engine.Endpoint;
import io.argosy.engine.EngineException;
import io.argosy.engine.Frames;
import io.argosy.engine.LogPlan;
import io.argosy.engine.http.Request;
import io.argosy.engine.http.Response;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Containers of a Docker engine.
final class DockerContainers implements Containers {
    private final Wire wire;

    DockerContainers(Wire wire) {
        this.wire = wire;
    }

    @Override
    public String create(ContainerPlan plan) {
        boolean joinsAll = wire.version().atLeast(ApiVersion.SEVERAL_ENDPOINTS);
        Query query = new Query("/containers/create").put("name", plan.name());
        if (wire.version().atLeast(new ApiVersion(1, 41))) {
            plan.platform().ifPresent(platform -> query.put("platform", platform));
        }
        String id = wire.post(query.toString(), ContainerJson.of(plan, joinsAll), Wire.SLOW).path("Id").asText();
        if (!joinsAll && plan.connection() instanceof Connection.Joined(List<Endpoint> endpoints)) {
            joinRest(id, endpoints);
        }
        return id;
    }

    /// Older engines take one network at the making of a container. One that cannot join the others is not left behind.
    private void joinRest(String id, List<Endpoint> endpoints) {
        try {
            for (Endpoint endpoint : endpoints.stream().skip(1).toList()) {
                String network = "/networks/" + Query.encode(endpoint.network()) + "/connect";
                ObjectNode body = JsonNodeFactory.instance.objectNode().put("Container", id);
                body.set("EndpointConfig", DockerNetworks.endpoint(endpoint));
                wire.post(network, body, Wire.SLOW);
            }
        } catch (EngineException e) {
            remove(id);
            throw e;
        }
    }

    @Override
    public void start(String container) {
        wire.post(path(container) + "/start", Wire.SLOW);
    }

    @Override
    public void stop(String container, Duration grace) {
        long seconds = grace.plusMillis(999).toSeconds();
        String target = new Query(path(container) + "/stop").put("t", Long.toString(seconds)).toString();
        wire.post(target, grace.plus(Wire.SLOW));
    }

    @Override
    public void kill(String container, String signal) {
        wire.post(new Query(path(container) + "/kill").put("signal", signal).toString(), Wire.QUICK);
    }

    @Override
    public Optional<ContainerInfo> inspect(String container) {
        return wire.find(path(container) + "/json").map(ContainerReading::inspected);
    }

    @Override
    public List<ContainerSummary> list(Map<String, String> labels) {
        String target = new Query("/containers/json").put("all", "1").put("filters", Query.labelFilters(labels)).toString();
        List<ContainerSummary> found = new ArrayList<>();
        for (JsonNode container : wire.get(target)) {
            found.add(ContainerReading.listed(container));
        }
        return found;
    }

    @Override
    public void remove(String container) {
        try {
            wire.delete(path(container) + "?force=1&v=1");
        } catch (EngineException.NotFound _) {
            // That is what was wanted.
        } catch (EngineException.Conflict e) {
            if (!e.getMessage().contains("already in progress")) {
                throw e;
            }
        }
    }

    @Override
    public Frames logs(String container, LogPlan plan) {
        boolean tty = inspect(container).orElseThrow(() -> new EngineException.NotFound("no such container: " + container)).tty();
        Query query = new Query(path(container) + "/logs").put("stdout", "1").put("stderr", "1");
        query.put("follow", plan.follow() ? "1" : "0").put("timestamps", plan.timestamps() ? "1" : "0");
        query.put("tail", plan.tail().map(String::valueOf).orElse("all"));
        plan.since().ifPresent(since -> query.put("since", Query.seconds(since)));
        // A silent container's answer may begin with its first line, so the head has no limit when following.
        Response response = wire.stream(Request.get(query.toString()), plan.follow() ? Duration.ZERO : Wire.QUICK);
        return new DockerFrames(response.body(), response::close, tty);
    }

    @Override
    public void copyIn(String container, String directory, InputStream tar) {
        String target = new Query(path(container) + "/archive").put("path", directory).toString();
        wire.call(new Request("PUT", target, Map.of(), new Request.Body.Stream("application/x-tar", tar)), Duration.ZERO);
    }

    @Override
    public InputStream copyOut(String container, String path) {
        String target = new Query(path(container) + "/archive").put("path", path).toString();
        return new AnswerBody(wire.stream(Request.get(target), Duration.ZERO));
    }

    static String path(String container) {
        return "/containers/" + Query.encode(container);
    }
}
