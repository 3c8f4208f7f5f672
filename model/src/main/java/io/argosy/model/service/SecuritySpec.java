package io.argosy.model.service;

import io.argosy.model.unit.Frozen;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What a container may do beyond the engine's defaults, and what it may not.
///
/// @param devices `host[:container[:rwm]]`
public record SecuritySpec(
        boolean privileged,
        boolean readOnly,
        List<String> capAdd,
        List<String> capDrop,
        List<String> options,
        List<String> devices,
        Map<String, String> sysctls,
        Map<String, Ulimit> ulimits) {

    public static final SecuritySpec DEFAULT =
            new SecuritySpec(false, false, List.of(), List.of(), List.of(), List.of(), Map.of(), Map.of());

    public SecuritySpec {
        capAdd = Frozen.list(capAdd);
        capDrop = Frozen.list(capDrop);
        options = Frozen.list(options);
        devices = Frozen.list(devices);
        sysctls = Frozen.map(sysctls);
        ulimits = Frozen.map(ulimits);
        Objects.requireNonNull(ulimits, "ulimits");
    }

    /// A limit of the kernel for one process. @param soft -1 for no limit @param hard -1 for no limit
    public record Ulimit(long soft, long hard) {}
}
