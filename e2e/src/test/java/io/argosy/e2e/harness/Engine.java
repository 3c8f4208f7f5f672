package io.argosy.e2e.harness;

import java.util.ArrayList;
import java.util.List;

/// A Docker engine, spoken to with the docker command.
public interface Engine {

    /// As in `DOCKER_HOST`.
    String host();

    /// Of its machine, reached from the test itself.
    String address();

    /// The output of a docker command that must succeed.
    default String docker(String... arguments) {
        return tries(arguments).succeeded().output().strip();
    }

    default Outcome tries(String... arguments) {
        return Command.of("docker", "-H", host()).and(arguments).run();
    }

    default List<String> lines(String... arguments) {
        return docker(arguments).lines().filter(line -> !line.isBlank()).toList();
    }

    /// One line each; none when nothing is left.
    default List<String> labelled(String label) {
        List<String> found = new ArrayList<>();
        found.addAll(lines("ps", "-a", "--filter", "label=" + label, "--format", "container {{.Names}}"));
        found.addAll(lines("network", "ls", "--filter", "label=" + label, "--format", "network {{.Name}}"));
        found.addAll(lines("volume", "ls", "--filter", "label=" + label, "--format", "volume {{.Name}}"));
        return List.copyOf(found);
    }

    /// Running containers of a service, by name.
    default List<String> running(String app, String service) {
        return lines("ps", "--filter", "label=io.argosy.app=" + app, "--filter", "label=io.argosy.service=" + service, "--format", "{{.Names}}");
    }
}
