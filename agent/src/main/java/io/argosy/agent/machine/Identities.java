package io.argosy.agent.machine;

import io.argosy.engine.EngineInfo;
import io.argosy.model.node.MachineIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// By what this machine is told from others.
final class Identities {

    private Identities() {}

    static MachineIdentity of(EngineInfo engine) {
        return new MachineIdentity(engineId(engine), line("/etc/machine-id"), line("/proc/sys/kernel/random/boot_id"));
    }

    /// Engines before 25 keep their id beside their configuration, so that several of one machine share it; they never share the directory they keep things in.
    private static String engineId(EngineInfo engine) {
        return engine.id().isEmpty() ? "" : engine.id() + " in " + engine.rootDirectory();
    }

    private static String line(String file) {
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (IOException _) {
            return "";
        }
    }
}
