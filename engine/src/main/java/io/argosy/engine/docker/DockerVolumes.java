package io.argosy.engine.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.argosy.engine.VolumeInfo;
import io.argosy.engine.VolumePlan;
import io.argosy.engine.Volumes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Volumes of a Docker engine.
final class DockerVolumes implements Volumes {
    private final Wire wire;

    DockerVolumes(Wire wire) {
        this.wire = wire;
    }

    @Override
    public Optional<VolumeInfo> inspect(String name) {
        return wire.find("/volumes/" + Query.encode(name)).map(DockerVolumes::info);
    }

    @Override
    public List<VolumeInfo> list(Map<String, String> labels) {
        List<VolumeInfo> found = new ArrayList<>();
        String target = new Query("/volumes").put("filters", Query.labelFilters(labels)).toString();
        wire.get(target).path("Volumes").forEach(volume -> found.add(info(volume)));
        return found;
    }

    @Override
    public void create(VolumePlan plan) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("Name", plan.name()).put("Driver", plan.driver());
        plan.options().forEach(body.putObject("DriverOpts")::put);
        plan.labels().forEach(body.putObject("Labels")::put);
        wire.post("/volumes/create", body, Wire.SLOW);
    }

    @Override
    public void remove(String name) {
        wire.delete("/volumes/" + Query.encode(name));
    }

    private static VolumeInfo info(JsonNode volume) {
        return new VolumeInfo(volume.path("Name").asText(), volume.path("Driver").asText(), Reading.map(volume.path("Labels")));
    }
}
