package io.argosy.compose.normalize;

import io.argosy.compose.source.PathNames;
import io.argosy.compose.tree.Mapping;
import io.argosy.compose.tree.Node;
import io.argosy.compose.tree.Path;
import io.argosy.compose.tree.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// `[SOURCE:]TARGET[:OPTION,...]`: a source that looks like a path is bound, another names a volume, none is anonymous.
final class Volumes {
    private static final Set<String> PROPAGATIONS = Set.of("private", "rprivate", "shared", "rshared", "slave", "rslave");

    private Volumes() {}

    static Node expand(Node node, Path path, Scope scope) {
        return switch (node) {
            case Scalar scalar -> shortForm(scalar, path, scope);
            case Mapping map -> cleaned(map);
            default -> node;
        };
    }

    private static Mapping cleaned(Mapping volume) {
        var cleaned = volume;
        if (cleaned.fields().get("target") instanceof Scalar target && target.isString()) {
            cleaned = cleaned.with("target", Scalar.string(PathNames.clean(target.text()), target.place()));
        }
        if (cleaned.mapping("bind").isTrue("create_host_path")) {
            cleaned = cleaned.with("bind", cleaned.mapping("bind").without("create_host_path"));
        }
        return cleaned.fields().get("read_only") instanceof Scalar flag && flag.text().equals("false") ? cleaned.without("read_only") : cleaned;
    }

    private static Node shortForm(Scalar scalar, Path path, Scope scope) {
        var parts = split(scalar.text());
        if (parts.isEmpty() || parts.size() > 3 || parts.stream().anyMatch(String::isEmpty)) {
            scope.error(scalar, path, "\"" + scalar.text() + "\" is no volume", "write [SOURCE:]TARGET[:OPTIONS]");
            return scalar;
        }
        var place = scalar.place();
        var target = parts.get(parts.size() == 1 ? 0 : 1);
        var typed = Mapping.empty(place).with("type", Scalar.string(type(parts), place));
        var sourced = parts.size() == 1 ? typed : typed.with("source", Scalar.string(parts.get(0), place));
        var volume = sourced.with("target", Scalar.string(PathNames.clean(target), place));
        return withDetails(volume, parts.size() == 3 ? List.of(parts.get(2).split(",")) : List.of());
    }

    private static String type(List<String> parts) {
        var source = parts.getFirst();
        if (parts.size() == 1) {
            return "volume";
        }
        if (source.startsWith("\\\\.\\pipe\\") || source.startsWith("//./pipe/")) {
            return "npipe";
        }
        return source.startsWith(".") || source.startsWith("/") || source.startsWith("~") || PathNames.isWindowsAbsolute(source)
                ? "bind" : "volume";
    }

    private static Mapping withDetails(Mapping volume, List<String> options) {
        var type = volume.text("type").orElseThrow();
        var detailed = type.equals("npipe") ? volume : volume.with(type, Mapping.empty(volume.place()));
        for (var option : options) {
            detailed = option(detailed, option);
        }
        return detailed;
    }

    private static Mapping option(Mapping volume, String option) {
        var place = volume.place();
        return switch (option) {
            case "ro" -> volume.with("read_only", Scalar.bool(true, place));
            case "nocopy", "volume-nocopy" -> volume.with("volume", volume.mapping("volume").with("nocopy", Scalar.bool(true, place)));
            case "z", "Z" -> volume.with("bind", volume.mapping("bind").with("selinux", Scalar.string(option, place)));
            case "cached", "delegated", "consistent" -> volume.with("consistency", Scalar.string(option, place));
            default -> PROPAGATIONS.contains(option)
                    ? volume.with("bind", volume.mapping("bind").with("propagation", Scalar.string(option, place))) : volume;
        };
    }

    /// Splits at colons, but not behind the letter of a Windows drive.
    private static List<String> split(String text) {
        var parts = new ArrayList<String>();
        var part = new StringBuilder();
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == ':' && !(part.length() == 1 && Character.isLetter(part.charAt(0)) && isDrivePath(text, i + 1))) {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        parts.add(part.toString());
        return parts;
    }

    /// A backslash follows the letter, or a slash and later a target: `c:/data` alone is a volume named c.
    private static boolean isDrivePath(String text, int at) {
        var target = text.indexOf(':', at);
        return text.startsWith("\\", at) || text.startsWith("/", at) && target > 0 && isSlash(text, target + 1);
    }

    private static boolean isSlash(String text, int at) {
        return text.startsWith("\\", at) || text.startsWith("/", at);
    }
}
