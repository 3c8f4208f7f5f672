package io.argosy.compose.merge;

import io.argosy.compose.tree.Mapping;
import io.argosy.compose.tree.Node;
import io.argosy.compose.tree.Path;
import io.argosy.compose.tree.PathRules;
import io.argosy.compose.tree.Rewrite;
import io.argosy.compose.tree.Scalar;
import io.argosy.compose.tree.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.function.Function;

/// Lists that hold a thing once: path -> what makes two entries the same. The last of them stays, at the place of the first.
public final class Unicity {
    private static final PathRules<Function<Node, String>> TABLE = new PathRules<Function<Node, String>>()
            .add("services.*.build.platforms", Unicity::text)
            .add("services.*.build.tags", Unicity::text)
            .add("services.*.cap_add", Unicity::text)
            .add("services.*.cap_drop", Unicity::text)
            .add("services.*.configs", mount(""))
            .add("services.*.devices", field("target"))
            .add("services.*.dns", Unicity::text)
            .add("services.*.dns_opt", Unicity::text)
            .add("services.*.dns_search", Unicity::text)
            .add("services.*.env_file", field("path"))
            .add("services.*.expose", Unicity::text)
            .add("services.*.label_file", Unicity::text)
            .add("services.*.links", Unicity::text)
            .add("services.*.networks.*.aliases", Unicity::text)
            .add("services.*.networks.*.link_local_ips", Unicity::text)
            .add("services.*.ports", Unicity::port)
            .add("services.*.profiles", Unicity::text)
            .add("services.*.secrets", mount("/run/secrets"))
            .add("services.*.tmpfs", node -> text(node).split(":", 2)[0])
            .add("services.*.volumes", field("target"));

    private Unicity() {}

    public static Mapping enforce(Mapping root, Path path) {
        return (Mapping) Rewrite.bottomUp(root, path, (node, at) -> Optional.of(once(node, at)));
    }

    private static Node once(Node node, Path path) {
        var key = TABLE.find(path);
        if (key.isEmpty() || !(node instanceof Sequence list)) {
            return node;
        }
        var entries = new LinkedHashMap<String, Node>();
        list.items().forEach(item -> entries.put(key.get().apply(item), item));
        return entries.size() == list.items().size() ? node : new Sequence(new ArrayList<>(entries.values()), node.place());
    }

    private static String text(Node node) {
        return node instanceof Scalar scalar ? scalar.text() : node.toString();
    }

    private static Function<Node, String> field(String name) {
        return node -> node instanceof Mapping map ? map.text(name).orElse("") : text(node);
    }

    private static Function<Node, String> mount(String directory) {
        return node -> node instanceof Mapping map
                ? map.text("target").orElse(directory + "/" + map.text("source").orElse("")) : text(node);
    }

    private static String port(Node node) {
        return node instanceof Mapping port
                ? port.text("host_ip").orElse("0.0.0.0") + ":" + port.text("published").orElse("") + ":"
                + port.text("target").orElse("") + "/" + port.text("protocol").orElse("tcp")
                : text(node);
    }
}
