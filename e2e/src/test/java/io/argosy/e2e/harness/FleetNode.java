package io.argosy.e2e.harness;

import java.nio.file.Files;
import java.nio.file.Path;

/// One machine of a [Fleet].
///
/// @param number from 1
/// @param network the first three parts of the addresses
public record FleetNode(int number, Path directory, String network) implements Engine {

    public String name() {
        return "n" + number;
    }

    public boolean isOn() {
        return Files.exists(directory.resolve("sock"));
    }

    /// @param signal `STOP` and the like
    public void signalAgent(String signal) {
        Command.of("kill", "-" + signal, pid("agent.pid")).run().succeeded();
    }

    /// The engine and the containerd that it started; what runs in containers is left alone.
    ///
    /// @param signal `STOP` and the like
    public void signalEngine(String signal) {
        Command.of("kill", "-" + signal, pid("pid"), pid("exec/containerd/containerd.pid")).run().succeeded();
    }

    private String pid(String file) {
        return Texts.read(directory.resolve(file)).strip();
    }

    @Override
    public String host() {
        return "unix://" + directory.resolve("sock");
    }

    @Override
    public String address() {
        return network + "." + number;
    }
}
