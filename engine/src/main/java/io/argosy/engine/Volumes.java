package io.argosy.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The volumes of an engine, by name.
public interface Volumes {
    Optional<VolumeInfo> inspect(String name);

    /// @param labels those a volume must carry; all volumes when empty
    List<VolumeInfo> list(Map<String, String> labels);

    /// Makes the volume; one of that name that is there already stays as it is.
    void create(VolumePlan plan);

    /// @throws EngineException.Conflict when a container uses it
    void remove(String name);
}
