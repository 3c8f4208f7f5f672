package io.argosy.compose.normalize;

import io.argosy.compose.interpolate.DotEnv;
import io.argosy.compose.interpolate.Environment;
import io.argosy.compose.source.Problems;
import io.argosy.compose.source.Sources;
import io.argosy.compose.tree.Mapping;
import io.argosy.compose.tree.Node;
import io.argosy.compose.tree.Scalar;
import java.util.LinkedHashMap;
import java.util.Map;

/// Reads services' `env_file` and `label_file`; what the service says itself wins over them, later files over earlier.
public final class EnvFiles {
    private static final long MOST_BYTES = 2 << 20;

    private final Sources sources;
    private final Environment environment;
    private final Problems problems;
    private final Allowance bytes = new Allowance(MOST_BYTES);

    public EnvFiles(Sources sources, Environment environment, Problems problems) {
        this.sources = sources;
        this.environment = environment;
        this.problems = problems;
    }

    public Mapping resolve(Mapping project) {
        return Services.each(project, this::service);
    }

    private Mapping service(String name, Mapping service) {
        return withLabels(name, withEnvironment(name, service));
    }

    private Mapping withEnvironment(String name, Mapping service) {
        if (!service.has("env_file")) {
            return service;
        }
        var known = new LinkedHashMap<String, String>();
        service.mapping("environment").fields().forEach((key, value) -> keep(known, key, value));
        var values = new LinkedHashMap<String, String>();
        service.sequence("env_file").mappings().forEach(file -> {
            var read = read(file, name, environment.under(known));
            values.putAll(read);
            read.forEach(known::putIfAbsent);
        });
        return merged(service, "environment", values);
    }

    private static void keep(Map<String, String> known, String key, Node value) {
        if (value instanceof Scalar scalar && !scalar.isNull()) {
            known.put(key, scalar.text());
        }
    }

    private Map<String, String> read(Mapping file, String name, Environment scope) {
        var path = file.text("path").orElse("");
        var content = sources.read(path);
        if (content.isEmpty()) {
            if (file.text("required").filter("false"::equals).isEmpty()) {
                missing(file, "services." + name + ".env_file", path);
            }
            return Map.of();
        }
        if (!affordable(file, "services." + name + ".env_file", content.get())) {
            return Map.of();
        }
        return file.text("format").filter("raw"::equals).isPresent()
                ? DotEnv.readRaw(content.get()) : DotEnv.read(path, content.get(), scope, problems);
    }

    private boolean affordable(Node node, String field, byte[] content) {
        var affordable = bytes.take(content.length);
        if (!affordable) {
            problems.error(node.place(), field, "services read more than " + MOST_BYTES + " bytes of such files together", "use fewer or smaller ones");
        }
        return affordable;
    }

    private void missing(Node node, String field, String path) {
        problems.error(node.place(), field, "file not found: " + path, "make the file, or mark it required: false");
    }

    private Mapping withLabels(String name, Mapping service) {
        if (!service.has("label_file")) {
            return service;
        }
        var values = new LinkedHashMap<String, String>();
        service.sequence("label_file").scalars().forEach(file -> values.putAll(labels(file, "services." + name + ".label_file")));
        return merged(service, "labels", values).without("label_file");
    }

    private Map<String, String> labels(Scalar file, String field) {
        var content = sources.read(file.text());
        if (content.isEmpty()) {
            missing(file, field, file.text());
            return Map.of();
        }
        return affordable(file, field, content.get()) ? DotEnv.read(file.text(), content.get(), environment, problems) : Map.of();
    }

    private static Mapping merged(Mapping service, String field, Map<String, String> values) {
        var all = new LinkedHashMap<String, Node>();
        values.forEach((key, value) -> all.put(key, Scalar.string(value, service.place())));
        all.putAll(service.mapping(field).fields());
        return all.isEmpty() ? service : service.with(field, new Mapping(all, service.mapping(field).place()));
    }
}
