package io.argosy.e2e.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Compose files that several scenarios begin with.
public final class Texts {

    private Texts() {}

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @return the path of the file, which holds the text then
    public static String write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            return Files.writeString(file, text).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A web service that answers with the name of the task's container and a word.
    public static String web(int replicas, int port, String word) {
        return """
                services:
                  web:
                    image: busybox:1
                    init: true
                    command: ["sh", "-c", "mkdir -p /www && echo %s $$(hostname) > /www/index.html && exec httpd -f -p 80 -h /www"]
                    ports: ["%d:80"]
                    stop_grace_period: 3s
                    healthcheck:
                      test: ["CMD", "wget", "-q", "-O", "/dev/null", "http://127.0.0.1/index.html"]
                      interval: 2s
                      timeout: 5s
                      retries: 3
                      start_period: 20s
                      start_interval: 500ms
                    deploy:
                      replicas: %d
                      update_config: {parallelism: 1, order: start-first, monitor: 2s, failure_action: rollback}
                """.formatted(word, port, replicas);
    }

    /// A service of which never two tasks may run, under the shortest lease that its stop leaves room for.
    public static String exclusive() {
        return """
                services:
                  ledger:
                    image: busybox:1
                    init: true
                    command: ["sh", "-c", "trap '' TERM; while :; do sleep 1; done"]
                    stop_grace_period: 1s
                    x-argosy: {exclusive: {lease: 11s}}
                """;
    }

    /// A service that only sleeps, in so many replicas, with a volume and a network of its own.
    public static String sleepers(int replicas) {
        return """
                services:
                  sleeper:
                    image: busybox:1
                    init: true
                    command: ["sleep", "100000"]
                    stop_grace_period: 1s
                    networks: [inner]
                    deploy: {replicas: %d}
                  keeper:
                    image: busybox:1
                    init: true
                    command: ["sleep", "100000"]
                    stop_grace_period: 1s
                    networks: [inner]
                    volumes: ["kept:/kept"]
                networks:
                  inner: {}
                volumes:
                  kept: {}
                """.formatted(replicas);
    }

    /// A web service in so many replicas, and a database that is bound to a node by its volume.
    public static String webAndDatabase(int replicas, int port, String node) {
        return web(replicas, port, "one") + """
                  db:
                    image: busybox:1
                    init: true
                    command: ["sh", "-c", "date >> /data/starts && exec sleep 100000"]
                    stop_grace_period: 1s
                    volumes: ["data:/data"]
                    deploy:
                      placement: {constraints: ["node.name == %s"]}
                volumes:
                  data: {}
                """.formatted(node);
    }

    /// A service whose tasks set processor time aside, and are of some importance.
    ///
    /// @param priority as in a Compose file
    public static String reserving(String service, int replicas, double cpus, String priority) {
        return """
                services:
                  %s:
                    image: busybox:1
                    init: true
                    command: ["sleep", "100000"]
                    stop_grace_period: 1s
                    networks: [inner]
                    deploy:
                      replicas: %d
                      resources: {reservations: {cpus: "%s"}}
                    x-argosy: {priority: %s}
                networks:
                  inner: {}
                """.formatted(service, replicas, cpus, priority);
    }

    /// A service that must be in three zones, on nodes that keep the constraints.
    public static String inThreeZones(String... constraints) {
        return """
                services:
                  member:
                    image: busybox:1
                    init: true
                    command: ["sleep", "100000"]
                    stop_grace_period: 1s
                    deploy:
                      replicas: 3
                      placement: {constraints: [%s]}
                    x-argosy: {zones: {min: 3}}
                """.formatted(Stream.of(constraints).map(constraint -> '"' + constraint + '"').collect(Collectors.joining(", ")));
    }

    /// One task on each node.
    public static String everywhere() {
        return """
                services:
                  watch:
                    image: busybox:1
                    init: true
                    command: ["sleep", "100000"]
                    stop_grace_period: 1s
                    deploy: {mode: global}
                """;
    }
}
