package io.argosy.compose.check;

import io.argosy.compose.check.Checks.Report;
import io.argosy.compose.tree.Mapping;
import java.util.List;
import java.util.Set;

/// What the sections beside services may not say, or must.
final class ResourceChecks {
    private static final Set<String> BESIDE_EXTERNAL = Set.of("name", "external");
    private static final List<String> CONFIG_SOURCES = List.of("file", "environment", "content");

    private ResourceChecks() {}

    static void run(Mapping project, Report report) {
        project.mapping("volumes").fields().forEach((name, volume) -> external("volumes." + name, (Mapping) volume, report));
        project.mapping("configs").fields().forEach((name, config) -> content("configs." + name, (Mapping) config, report));
        project.mapping("secrets").fields().forEach((name, secret) -> secret("secrets." + name, (Mapping) secret, report));
    }

    private static void external(String field, Mapping volume, Report report) {
        if (!volume.isTrue("external")) {
            return;
        }
        volume.fields().forEach((key, value) -> {
            if (!BESIDE_EXTERNAL.contains(key) && !key.startsWith("x-")) {
                report.error(value, field + "." + key, key + " makes no sense for an external volume", "remove " + key + " or external");
            }
        });
    }

    private static void content(String field, Mapping holder, Report report) {
        var given = CONFIG_SOURCES.stream().filter(holder::has).toList();
        if (given.size() > 1) {
            report.error(holder, field, String.join(" and ", given) + " exclude each other", "keep one of them");
        }
        if (given.isEmpty() && !holder.has("driver") && !holder.has("template_driver") && !holder.isTrue("external")) {
            report.error(holder, field, "has no content", "add file, environment, content or external");
        }
    }

    private static void secret(String field, Mapping secret, Report report) {
        content(field, secret, report);
        if (CONFIG_SOURCES.stream().noneMatch(secret::has) && !secret.isTrue("external") && (secret.has("driver") || secret.has("template_driver"))) {
            report.error(secret, field, "must declare file or environment", "add file, environment or external");
        }
    }
}
