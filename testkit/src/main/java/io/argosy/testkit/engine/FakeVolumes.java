package io.argosy.testkit.engine;

import io.argosy.engine.EngineException;
import io.argosy.engine.VolumeInfo;
import io.argosy.engine.VolumePlan;
import io.argosy.engine.Volumes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Volumes of a fake engine.
public final class FakeVolumes implements Volumes {
    private final FakeEngine engine;
    private final Map<String, VolumeInfo> volumes = new LinkedHashMap<>();

    FakeVolumes(FakeEngine engine) {
        this.engine = engine;
    }

    /// Names of all, whether the engine is down or not.
    public List<String> peek() {
        return List.copyOf(volumes.keySet());
    }

    /// As when its disk died.
    public void lose(String name) {
        volumes.remove(name);
    }

    @Override
    public Optional<VolumeInfo> inspect(String name) {
        return engine.faults().read("volume", name, () -> Optional.ofNullable(volumes.get(name)));
    }

    @Override
    public List<VolumeInfo> list(Map<String, String> labels) {
        return engine.faults().read("volumes", "", () -> volumes.values().stream()
                .filter(info -> info.labels().entrySet().containsAll(labels.entrySet())).toList());
    }

    @Override
    public void create(VolumePlan plan) {
        engine.faults().change("create-volume", plan.name(),
                () -> volumes.putIfAbsent(plan.name(), new VolumeInfo(plan.name(), plan.driver(), plan.labels())));
    }

    @Override
    public void remove(String name) {
        engine.faults().change("remove-volume", name, () -> {
            if (engine.containers().all().stream().anyMatch(container -> container.volumes().contains(name))) {
                throw new EngineException.Conflict("volume is in use");
            }
            if (volumes.remove(name) == null) {
                throw new EngineException.NotFound("no such volume: " + name);
            }
            return null;
        });
    }
}
