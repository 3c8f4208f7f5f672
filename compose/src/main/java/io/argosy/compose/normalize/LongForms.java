package io.argosy.compose.normalize;

import io.argosy.compose.source.Place;
import io.argosy.compose.tree.Mapping;
import io.argosy.compose.tree.Node;
import io.argosy.compose.tree.Path;
import io.argosy.compose.tree.PathRules;
import io.argosy.compose.tree.Scalar;
import io.argosy.compose.tree.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// The table of the short forms of single fields: path -> how to write it out.
final class LongForms {
    static final PathRules<LongForm> TABLE = new PathRules<LongForm>()
            .add("networks.*.external", LongForms::external)
            .add("networks.*", LongForms::resource)
            .add("volumes.*", LongForms::resource)
            .add("configs.*", LongForms::resource)
            .add("secrets.*", LongForms::resource)
            .add("networks.*.labels", LongForms::labels)
            .add("volumes.*.labels", LongForms::labels)
            .add("configs.*.labels", LongForms::labels)
            .add("secrets.*.labels", LongForms::labels)
            .add("services.*.annotations", LongForms::labels)
            .add("services.*.labels", LongForms::labels)
            .add("services.*.sysctls", LongForms::labels)
            .add("services.*.deploy.labels", LongForms::labels)
            .add("services.*.volumes.*.volume.labels", LongForms::labels)
            .add("services.*.build", text("context"))
            .add("services.*.build.args", EnvironmentKeys::resolve)
            .add("services.*.build.labels", LongForms::labels)
            .add("services.*.build.ssh", LongForms::sshKeys)
            .add("services.*.build.secrets.*", text("source"))
            .add("services.*.command", LongForms::command)
            .add("services.*.entrypoint", LongForms::command)
            .add("services.*.pre_start.*.command", LongForms::command)
            .add("services.*.post_start.*.command", LongForms::command)
            .add("services.*.pre_stop.*.command", LongForms::command)
            .add("services.*.develop.watch.*.exec.command", LongForms::command)
            .add("services.*.configs.*", text("source"))
            .add("services.*.secrets.*", text("source"))
            .add("services.*.depends_on", LongForms::dependencies)
            .add("services.*.deploy.resources.reservations.devices.*.count", LongForms::deviceCount)
            .add("services.*.devices.*", Devices::expand)
            .add("services.*.env_file", LongForms::envFiles)
            .add("services.*.environment", EnvironmentKeys::resolve)
            .add("services.*.extends", text("service"))
            .add("services.*.gpus", LongForms::gpus)
            .add("services.*.gpus.*.count", LongForms::deviceCount)
            .add("services.*.group_add", LongForms::strings)
            .add("services.*.expose", LongForms::strings)
            .add("services.*.healthcheck.test", LongForms::healthTest)
            .add("services.*.logging.options", LongForms::labels)
            .add("services.*.models", LongForms::names)
            .add("services.*.networks", LongForms::names)
            .add("services.*.ports", Ports::expand)
            .add("services.*.provider.options.*", LongForms::strings)
            .add("services.*.pull_policy", LongForms::pullPolicy)
            .add("services.*.storage_opt.*", LongForms::string)
            .add("services.*.volumes.*", Volumes::expand);

    private LongForms() {}

    /// A text stands for a mapping with one field.
    private static LongForm text(String field) {
        return (node, path, scope) -> node instanceof Scalar scalar ? one(field, scalar) : node;
    }

    private static Mapping one(String field, Scalar scalar) {
        return Mapping.empty(scalar.place()).with(field, scalar);
    }

    private static Node external(Node node, Path path, Scope scope) {
        return node instanceof Mapping ? Scalar.bool(true, node.place()) : node;
    }

    /// `external: {name: x}` is `external: true` with `name: x`.
    private static Node resource(Node node, Path path, Scope scope) {
        if (!(node instanceof Mapping resource) || !(resource.fields().get("external") instanceof Mapping external)) {
            return node;
        }
        if (external.has("name") && resource.has("name")) {
            scope.error(external, path.child("external"), "name and external.name conflict", "only use name");
        }
        var flagged = resource.with("external", Scalar.bool(true, external.place()));
        return external.find("name").map(name -> flagged.withDefault("name", name)).orElse(flagged);
    }

    private static Node labels(Node node, Path path, Scope scope) {
        return node instanceof Mapping map ? mapValues(map, value -> value.isNull() ? Scalar.string("", value.place()) : value) : node;
    }

    private static Mapping mapValues(Mapping map, java.util.function.UnaryOperator<Scalar> change) {
        var fields = new LinkedHashMap<String, Node>();
        map.fields().forEach((key, value) -> fields.put(key, value instanceof Scalar scalar ? change.apply(scalar) : value));
        return new Mapping(fields, map.place());
    }

    private static Node sshKeys(Node node, Path path, Scope scope) {
        if (!(node instanceof Mapping map)) {
            return node;
        }
        var keys = new ArrayList<Node>();
        map.fields().forEach((id, key) -> keys.add(sshKey(id, key)));
        return new Sequence(keys, node.place());
    }

    private static Scalar sshKey(String id, Node key) {
        var bare = !(key instanceof Scalar scalar) || scalar.isNull() || scalar.text().isEmpty();
        return Scalar.string(bare ? id : id + "=" + ((Scalar) key).text(), key.place());
    }

    private static Node command(Node node, Path path, Scope scope) {
        if (!(node instanceof Scalar scalar) || scalar.isNull()) {
            return node;
        }
        var words = Words.split(scalar.text());
        if (words.isEmpty()) {
            scope.error(node, path, "a quote does not end", "close it, or write the command as a list");
        }
        return texts(words.orElse(List.of()), node.place());
    }

    private static Sequence texts(List<String> texts, Place place) {
        return new Sequence(texts.stream().<Node>map(text -> Scalar.string(text, place)).toList(), place);
    }

    private static Node healthTest(Node node, Path path, Scope scope) {
        return node instanceof Scalar scalar && !scalar.isNull() ? texts(List.of("CMD-SHELL", scalar.text()), node.place()) : node;
    }

    private static Node dependencies(Node node, Path path, Scope scope) {
        var named = (Mapping) names(node, path, scope);
        var fields = new LinkedHashMap<String, Node>();
        named.fields().forEach((service, value) -> fields.put(service, dependency(value, node instanceof Sequence)));
        return new Mapping(fields, node.place());
    }

    private static Mapping dependency(Node value, boolean listed) {
        var dependency = value instanceof Mapping map ? map : Mapping.empty(value.place());
        var conditioned = listed ? dependency.with("condition", Scalar.string("service_started", value.place())) : dependency;
        return conditioned.withDefault("required", Scalar.bool(true, value.place()));
    }

    /// A list of names stands for a mapping whose values are empty.
    private static Node names(Node node, Path path, Scope scope) {
        if (!(node instanceof Sequence list)) {
            return node;
        }
        var fields = new LinkedHashMap<String, Node>();
        list.scalars().forEach(name -> fields.put(name.text(), Scalar.none(name.place())));
        return new Mapping(fields, node.place());
    }

    private static Node envFiles(Node node, Path path, Scope scope) {
        return switch (node) {
            case Scalar scalar -> new Sequence(List.of(one("path", scalar)), node.place());
            case Sequence list -> new Sequence(list.items().stream().map(LongForms::envFile).toList(), node.place());
            case Mapping map -> map;
        };
    }

    private static Node envFile(Node item) {
        var file = item instanceof Scalar scalar ? one("path", scalar) : (Mapping) item;
        return file.isTrue("required") ? file.without("required") : file;
    }

    private static Node gpus(Node node, Path path, Scope scope) {
        return node instanceof Scalar ? new Sequence(List.of(one("count", Scalar.string("all", node.place()))), node.place()) : node;
    }

    private static Node deviceCount(Node node, Path path, Scope scope) {
        if (!(node instanceof Scalar scalar)) {
            return node;
        }
        return scalar.text().equals("all") ? Scalar.string("-1", scalar.place()) : scalar;
    }

    private static Node strings(Node node, Path path, Scope scope) {
        var items = node instanceof Sequence list ? list.items() : List.of(node);
        return new Sequence(items.stream().map(item -> string(item, path, scope)).toList(), node.place());
    }

    private static Node string(Node node, Path path, Scope scope) {
        return node instanceof Scalar scalar ? Scalar.string(scalar.text(), scalar.place()) : node;
    }

    private static Node pullPolicy(Node node, Path path, Scope scope) {
        return node instanceof Scalar scalar && scalar.text().equals("if_not_present") ? Scalar.string("missing", node.place()) : node;
    }
}
