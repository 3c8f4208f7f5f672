package io.argosy.model.node;

import java.util.Objects;

/// By what a machine is told from others. Each part is empty where it is not known.
///
/// @param engine the id that the engine gave itself at its first start; a copy of its disk has the same
/// @param machine `/etc/machine-id`; a copy of the disk has the same
/// @param boot what the kernel calls this run of itself; two running machines never have the same, containers of one machine do
public record MachineIdentity(String engine, String machine, String boot) {

    public static final MachineIdentity UNKNOWN = new MachineIdentity("", "", "");

    public MachineIdentity {
        Objects.requireNonNull(engine, "engine");
        Objects.requireNonNull(machine, "machine");
        Objects.requireNonNull(boot, "boot");
    }

    /// Whether both have the same engine, as far as it is known.
    public boolean sameEngine(MachineIdentity other) {
        return !engine.isEmpty() && engine.equals(other.engine);
    }

    /// Whether the two cannot be one machine at one time.
    public boolean contradicts(MachineIdentity other) {
        return differ(engine, other.engine) || differ(boot, other.boot);
    }

    private static boolean differ(String one, String other) {
        return !one.isEmpty() && !other.isEmpty() && !one.equals(other);
    }
}
