package io.argosy.compose.schema;

import io.argosy.compose.tree.PathRules;

/// The table of every key of the Compose Specification, put together from its parts.
public final class Keys {
    private static final PathRules<Row> TABLE = table();

    private Keys() {}

    public static PathRules<Row> all() {
        return TABLE;
    }

    private static PathRules<Row> table() {
        var rules = new PathRules<Row>();
        add(rules, "", TopKeys.ROWS);
        add(rules, "services.*.", ServiceKeys.ROWS);
        add(rules, "services.*.", ServiceListKeys.ROWS);
        add(rules, "services.*.build.", BuildKeys.ROWS);
        add(rules, "services.*.deploy.", DeployKeys.ROWS);
        for (var device : new String[] {"services.*.deploy.resources.reservations.devices.*.", "services.*.gpus.*."}) {
            add(rules, device, DeployKeys.DEVICE);
        }
        for (var hook : new String[] {"pre_start.*.", "post_start.*.", "pre_stop.*.", "develop.watch.*.exec."}) {
            add(rules, "services.*." + hook, ServiceListKeys.HOOK);
        }
        for (var mount : new String[] {"configs.*.", "secrets.*.", "build.secrets.*."}) {
            add(rules, "services.*." + mount, ServiceListKeys.FILE_MOUNT);
        }
        for (var limits : new String[] {"ulimits", "build.ulimits"}) {
            add(rules, "services.*." + limits, ServiceListKeys.ULIMITS);
        }
        return rules;
    }

    private static void add(PathRules<Row> rules, String prefix, String rows) {
        rows.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(line -> {
            var words = line.split("\\s+", 2);
            rules.add(prefix + (words[0].equals(".") ? "" : words[0]), Row.parse(words[1].split("\\s+")));
        });
    }
}
