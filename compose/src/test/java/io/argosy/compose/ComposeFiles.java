package io.argosy.compose;

import io.argosy.compose.schema.Keys;
import io.argosy.compose.schema.Row;
import io.argosy.compose.tree.PathRules;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/// Makes Compose files: sensible ones from a list of fields, and senseless ones that put any value under any known key.
final class ComposeFiles {
    private static final List<String> FIELDS = List.of(
            "command: run 'a b'", "command: [a, '$$x']", "entrypoint: []", "environment: [A=1, 'B=x y', C]", "environment: {A: 1.50, B: true, C: }",
            "ports: ['8080:80', '53:53/udp']", "ports: [{target: 80, published: 8080-8090}]", "ports: ['[::1]:90-91:90-91']",
            "volumes: ['data:/data:ro', ./src:/src, /anon]", "volumes: [{type: tmpfs, target: /t, tmpfs: {size: 1g}}]", "tmpfs: [/run, '/tmp:size=1m']",
            "networks: [front, default]", "networks: {front: {aliases: [x], priority: 3}}", "network_mode: host", "labels: {a.b/c: 'x: y', d: '#e'}",
            "labels: [a=b, c]", "depends_on: [db]", "depends_on: {db: {condition: service_healthy, restart: true}}", "links: ['db:database']",
            "healthcheck: {test: curl x, interval: 1m, retries: 3}", "healthcheck: {disable: true}", "deploy: {replicas: 2, resources: {limits: {cpus: '0.5', memory: 64m}}}",
            "deploy: {mode: global, update_config: {delay: 90s, order: start-first}}", "scale: 2", "restart: on-failure:3", "extra_hosts: ['a:1.2.3.4', 'b=::1']",
            "dns: 1.1.1.1", "dns_search: [a, b]", "cap_add: [A, A]", "ulimits: {nofile: 5, core: {soft: 0, hard: -1}}", "sysctls: {a.b: 1}", "devices: ['/dev/a:/dev/b:r']",
            "init: yes", "user: '1000:1000'", "shm_size: 1.5g", "mem_limit: 1k", "cpus: 1.25", "stop_grace_period: 1d2h", "stop_signal: SIGTERM",
            "logging: {driver: x, options: {a: 1}}", "pull_policy: if_not_present", "platform: linux/arm64", "tty: 'true'", "configs: [c]",
            "secrets: [{source: s, target: t, mode: 0400}]", "build: .", "build: {context: ./b, args: [X=1], ssh: [default, k=./key], tags: [a]}", "expose: [80, '90-91']",
            "env_file: [{path: none.env, required: false}]", "profiles: []", "x-argosy: {priority: 3}", "x-other: [1, {a: b}]", "working_dir: '  spaces  '",
            "hostname: \"line\\nbreak\\ttab\\u0007\\u2028\\U0001F600\"", "container_name: 'null'", "blkio_config: {weight: 5, device_read_bps: [{path: /dev/a, rate: 1m}]}",
            "gpus: all", "pid: host", "group_add: [1, a]", "memswap_limit: -1", "storage_opt: {size: 1}", "security_opt: ['a:b']", "read_only: off");
    private static final String REST = """
              db: {image: 'db:1.0'}
            networks: {front: , other: {name: 'x', labels: [a]}}
            volumes: {data: {driver_opts: {a: 1}}, out: {external: true}}
            configs: {c: {content: "a $$b"}}
            secrets: {s: {file: ./s}, e: {environment: E}}
            x-top: {$$: [~, 1, 0x10]}
            """;
    private static final List<String> VALUES = List.of("", "~", "x", "''", "5", "-1", "0.5", "1e400", "true", "'5'", "$", "[]", "{}", "[x]", "[x, x]", "[5]", "[~]",
            "[[x]]", "[{}]", "[{x: y}]", "[{source: a, target: b, type: bind, path: c}]", "{x: y}", "{x: 5}", "{x: }", "{x: [y]}", "{x: {y: z}}", "'a:b:c:d'", "'80:80'", "'a=b'",
            "'::'", "/", "'1-2:3-4'", "!reset []", "!override {}", "&a {b: c}", "{source: a}", "{target: 1}", "'\\\\'", "\"'\"", "'='", "':'", "[':', '=', '']");

    private ComposeFiles() {}

    static Arbitrary<String> sensible() {
        return Arbitraries.of(FIELDS).set().ofMaxSize(12).map(fields -> {
            var text = new StringBuilder("name: p\nservices:\n  web:\n    image: web\n");
            fields.stream().collect(java.util.stream.Collectors.toMap(field -> field.split(":", 2)[0], field -> field, (a, b) -> a))
                    .values().stream().sorted().forEach(field -> text.append("    ").append(field).append('\n'));
            return text.append(REST).toString();
        });
    }

    static Arbitrary<String> senseless() {
        var paths = new ArrayList<List<String>>();
        collect(Keys.all(), List.of(), paths);
        var entry = net.jqwik.api.Combinators.combine(Arbitraries.of(paths), Arbitraries.of(VALUES)).as(ComposeFiles::document);
        return entry.list().ofMinSize(1).ofMaxSize(4).map(documents -> String.join("---\n", documents));
    }

    private static void collect(PathRules<Row> rules, List<String> path, List<List<String>> paths) {
        if (!path.isEmpty()) {
            paths.add(path);
        }
        rules.names().forEach(name -> collect(rules.child(name), longer(path, name), paths));
        if (rules.isOpen()) {
            collect(rules.child("\0"), longer(path, "*"), paths);
        }
    }

    private static List<String> longer(List<String> path, String segment) {
        var longer = new ArrayList<>(path);
        longer.add(segment);
        return longer;
    }

    /// One field deep in an otherwise empty file; under a list's `*` it may stand in a mapping, which is one more mistake.
    private static String document(List<String> path, String value) {
        var text = new StringBuilder();
        for (var i = 0; i < path.size(); i++) {
            var item = path.get(i).equals("*") && i > 1 && (path.hashCode() & 1) == 0;
            text.append("  ".repeat(i)).append(item ? "-" : path.get(i).equals("*") ? "web:" : path.get(i) + ":");
            text.append(i == path.size() - 1 ? " " + value + "\n" : "\n");
        }
        return text.toString();
    }
}
