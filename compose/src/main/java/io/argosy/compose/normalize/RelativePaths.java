package io.argosy.compose.normalize;

import io.argosy.compose.source.PathNames;
import io.argosy.compose.tree.Mapping;
import io.argosy.compose.tree.Node;
import io.argosy.compose.tree.Path;
import io.argosy.compose.tree.PathRules;
import io.argosy.compose.tree.Rewrite;
import io.argosy.compose.tree.Scalar;
import java.util.List;
import java.util.Optional;

/// Makes the paths of one canonical file absolute, seen from the directory of its scope.
public final class RelativePaths {
    private static final List<String> REMOTE = List.of("https://", "http://", "git://", "ssh://", "github.com/", "git@");

    private final Scope scope;
    private final PathRules<LongForm> table = new PathRules<LongForm>()
            .add("configs.*.file", this::file)
            .add("secrets.*.file", this::file)
            .add("volumes.*", this::localVolume)
            .add("services.*.build.context", this::context)
            .add("services.*.build.additional_contexts.*", this::context)
            .add("services.*.build.ssh.*", this::sshKey)
            .add("services.*.develop.watch.*.path", this::file)
            .add("services.*.env_file.*.path", this::file)
            .add("services.*.label_file.*", this::file)
            .add("services.*.volumes.*", this::bind);

    public RelativePaths(Scope scope) {
        this.scope = scope;
    }

    public Mapping resolve(Mapping root) {
        return (Mapping) Rewrite.bottomUp(root, Path.ROOT, (node, path) -> Optional.of(resolve(node, path)));
    }

    private Node resolve(Node node, Path path) {
        return table.find(path).map(rule -> rule.expand(node, path, scope)).orElse(node);
    }

    private Node file(Node node, Path path, Scope ignored) {
        return node instanceof Scalar scalar && scalar.isString() && !scalar.text().isEmpty() ? absolute(scalar) : node;
    }

    private Node context(Node node, Path path, Scope ignored) {
        return node instanceof Scalar scalar && !isRemote(scalar.text()) ? file(node, path, scope) : node;
    }

    private static boolean isRemote(String context) {
        return context.contains("://") || context.startsWith("service:") || REMOTE.stream().anyMatch(context::startsWith);
    }

    private Node sshKey(Node node, Path path, Scope ignored) {
        if (!(node instanceof Scalar scalar) || scalar.text().indexOf('=') < 0) {
            return node;
        }
        var equals = scalar.text().indexOf('=') + 1;
        var key = absolute(Scalar.string(scalar.text().substring(equals), scalar.place()));
        return Scalar.string(scalar.text().substring(0, equals) + key.text(), scalar.place());
    }

    private Node bind(Node node, Path path, Scope ignored) {
        if (!(node instanceof Mapping volume) || !volume.text("type").equals(Optional.of("bind"))) {
            return node;
        }
        if (volume.fields().get("source") instanceof Scalar source && !source.text().isEmpty()) {
            return volume.with("source", absolute(source));
        }
        scope.error(node, path, "a bind needs a source", "add source");
        return node;
    }

    private Node localVolume(Node node, Path path, Scope ignored) {
        if (!(node instanceof Mapping volume)) {
            return node;
        }
        var options = volume.mapping("driver_opts");
        var binds = volume.text("driver").equals(Optional.of("local")) && options.text("o").equals(Optional.of("bind"));
        return binds && options.fields().get("device") instanceof Scalar device
                ? volume.with("driver_opts", options.with("device", absolute(device))) : node;
    }

    private Scalar absolute(Scalar scalar) {
        var text = scalar.text();
        if (PathNames.isWindowsAbsolute(text)) {
            return scalar;
        }
        var home = text.equals("~") || text.startsWith("~/") ? scope.environment().find("HOME") : Optional.<String>empty();
        var expanded = home.map(directory -> directory + text.substring(1)).orElse(text);
        return Scalar.string(PathNames.resolve(scope.directory(), expanded), scalar.place());
    }
}
