package io.argosy.engine.docker;

import com.fasterxml.jackson.databind.JsonNode;
import io.argosy.engine.Containers;
import io.argosy.engine.Engine;
import io.argosy.engine.EngineInfo;
import io.argosy.engine.Events;
import io.argosy.engine.Execs;
import io.argosy.engine.Images;
import io.argosy.engine.Networks;
import io.argosy.engine.Swarm;
import io.argosy.engine.Volumes;
import io.argosy.engine.http.Request;
import io.argosy.model.node.EngineCondition.SwarmPlace;
import io.argosy.model.unit.ByteSize;
import io.argosy.model.unit.Cpus;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/// A Docker engine at a Unix socket. Made without a connection: an engine that is down fails the calls, not this.
public final class DockerEngine implements Engine {
    private final Wire wire;
    private final DockerImages images;
    private final DockerNetworks networks;
    private final DockerSwarm swarm;
    private final DockerVolumes volumes;
    private final DockerContainers containers;
    private final DockerExecs execs;

    public DockerEngine(Path socket) {
        this.wire = new Wire(socket);
        this.images = new DockerImages(wire);
        this.networks = new DockerNetworks(wire);
        this.swarm = new DockerSwarm(wire);
        this.volumes = new DockerVolumes(wire);
        this.containers = new DockerContainers(wire);
        this.execs = new DockerExecs(wire);
    }

    /// @param address `unix:///path/to/docker.sock`
    /// @throws IllegalArgumentException when it is another kind of address
    public static DockerEngine at(String address) {
        return new DockerEngine(socket(address));
    }

    /// The socket of an address.
    ///
    /// @param address `unix:///path/to/docker.sock`
    /// @throws IllegalArgumentException when it is another kind of address
    public static Path socket(String address) {
        URI uri = URI.create(address);
        if (!"unix".equals(uri.getScheme()) || uri.getPath() == null || uri.getPath().isEmpty()) {
            throw new IllegalArgumentException("an engine is reached at unix:///path/to/docker.sock, not at " + address);
        }
        return Path.of(uri.getPath());
    }

    @Override
    public EngineInfo info() {
        JsonNode info = wire.get("/info");
        JsonNode version = wire.get("/version");
        Map<String, String> labels = new LinkedHashMap<>();
        for (JsonNode label : info.path("Labels")) {
            String[] parts = label.asText().split("=", 2);
            labels.put(parts[0], parts.length == 2 ? parts[1] : "");
        }
        return new EngineInfo(
                info.path("Name").asText(), version.path("Version").asText(), version.path("ApiVersion").asText(),
                version.path("Os").asText(), version.path("Arch").asText(),
                Cpus.cores(info.path("NCPU").asInt()), new ByteSize(info.path("MemTotal").asLong()), labels,
                info.path("ID").asText(), info.path("DockerRootDir").asText(), info.path("LiveRestoreEnabled").asBoolean(), swarm(info.path("Swarm")));
    }

    /// Pending, locked and failed memberships count: the engine takes no other until it has left.
    private static SwarmPlace swarm(JsonNode swarm) {
        String state = swarm.path("LocalNodeState").asText();
        boolean active = !state.isEmpty() && !state.equals("inactive");
        return new SwarmPlace(active, swarm.path("NodeID").asText(), swarm.path("Cluster").path("ID").asText());
    }

    @Override
    public Images images() {
        return images;
    }

    @Override
    public Networks networks() {
        return networks;
    }

    @Override
    public Swarm swarm() {
        return swarm;
    }

    @Override
    public Volumes volumes() {
        return volumes;
    }

    @Override
    public Containers containers() {
        return containers;
    }

    @Override
    public Execs execs() {
        return execs;
    }

    @Override
    public Events events(Instant since) {
        String filters = Query.filters(Map.of("type", "container"));
        String target = new Query("/events").put("since", Query.seconds(since)).put("filters", filters).toString();
        return new DockerEvents(wire.stream(Request.get(target), Duration.ofSeconds(20)));
    }

    @Override
    public void close() {
        wire.close();
    }
}
