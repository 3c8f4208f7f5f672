package io.argosy.compose.normalize;

import io.argosy.compose.tree.Mapping;
import io.argosy.compose.tree.Node;
import io.argosy.compose.tree.Path;
import io.argosy.compose.tree.Scalar;

/// `SOURCE[:TARGET[:PERMISSIONS]]`.
final class Devices {
    private static final String ALL_PERMISSIONS = "rwm";

    private Devices() {}

    static Node expand(Node node, Path path, Scope scope) {
        return switch (node) {
            case Scalar scalar -> device(scalar, path, scope);
            case Mapping map -> defaults(map);
            default -> node;
        };
    }

    private static Node device(Scalar scalar, Path path, Scope scope) {
        var parts = scalar.text().split(":", -1);
        if (parts.length > 3 || parts[0].isEmpty()) {
            scope.error(scalar, path, "\"" + scalar.text() + "\" is no device", "write SOURCE[:TARGET[:PERMISSIONS]]");
            return scalar;
        }
        var device = Mapping.empty(scalar.place()).with("source", Scalar.string(parts[0], scalar.place()));
        var targeted = parts.length > 1 ? device.with("target", Scalar.string(parts[1], scalar.place())) : device;
        return defaults(parts.length > 2 ? targeted.with("permissions", Scalar.string(parts[2], scalar.place())) : targeted);
    }

    private static Mapping defaults(Mapping device) {
        var targeted = device.find("source").map(source -> device.withDefault("target", source)).orElse(device);
        return targeted.withDefault("permissions", Scalar.string(ALL_PERMISSIONS, device.place()));
    }
}
