package io.argosy.compose.normalize;

import io.argosy.compose.tree.Mapping;
import io.argosy.compose.tree.Node;
import io.argosy.compose.tree.Path;
import io.argosy.compose.tree.Scalar;
import io.argosy.compose.tree.Sequence;
import java.util.ArrayList;
import java.util.List;

/// `[[ADDRESS:]PUBLISHED:]TARGET[/PROTOCOL]`, where both ports may be ranges; one entry for each pair of ports.
final class Ports {
    private static final String REMEDY = "write [[ADDRESS:]PUBLISHED:]TARGET[/PROTOCOL], ports from 1 to 65535";

    private Ports() {}

    static Node expand(Node node, Path path, Scope scope) {
        if (!(node instanceof Sequence list)) {
            return node;
        }
        var ports = new ArrayList<Node>();
        for (var i = 0; i < list.items().size(); i++) {
            var item = list.items().get(i);
            ports.addAll(item instanceof Scalar scalar ? parse(scalar, path.item(i), scope) : List.of(defaults((Mapping) item)));
        }
        return new Sequence(ports, node.place());
    }

    private static Mapping defaults(Mapping port) {
        return port.withDefault("mode", Scalar.string("ingress", port.place()))
                .withDefault("protocol", Scalar.string("tcp", port.place()));
    }

    private static List<Mapping> parse(Scalar scalar, Path path, Scope scope) {
        var parts = Parts.of(scalar.text());
        var targets = PortRange.parse(parts.target());
        var published = PortRange.parse(parts.published());
        var fits = targets.isPresent() && (parts.published().isEmpty() || published.isPresent())
                && (published.isEmpty() || targets.get().size() == 1 || published.get().size() == targets.get().size());
        if (!fits) {
            scope.error(scalar, path, "\"" + scalar.text() + "\" is no valid port", REMEDY);
            return List.of();
        }
        if (!scope.ports().take(targets.get().size())) {
            scope.error(scalar, path, "the file's ranges hold too many ports", "publish fewer ports");
            return List.of();
        }
        var ports = new ArrayList<Mapping>();
        for (var i = 0; i < targets.get().size(); i++) {
            var from = i;
            var text = published.map(range -> targets.get().size() == 1 ? range.toString() : Integer.toString(range.first() + from));
            ports.add(port(scalar, parts, targets.get().first() + i, text.orElse("")));
        }
        return ports;
    }

    private static Mapping port(Scalar scalar, Parts parts, int target, String published) {
        var port = Mapping.empty(scalar.place()).with("mode", Scalar.string("ingress", scalar.place()));
        var bound = parts.address().isEmpty() ? port : port.with("host_ip", Scalar.string(parts.address(), scalar.place()));
        var targeted = bound.with("target", Scalar.integer(target, scalar.place()));
        var open = published.isEmpty() ? targeted : targeted.with("published", Scalar.string(published, scalar.place()));
        return open.with("protocol", Scalar.string(parts.protocol(), scalar.place()));
    }

    /// The parts of a port's short form as written; the address without brackets.
    private record Parts(String address, String published, String target, String protocol) {
        static Parts of(String text) {
            var slash = text.lastIndexOf('/');
            var protocol = slash < 0 ? "tcp" : text.substring(slash + 1).toLowerCase(java.util.Locale.ROOT);
            var ports = slash < 0 ? text : text.substring(0, slash);
            var last = ports.lastIndexOf(':');
            var before = last < 0 ? "" : ports.substring(0, last);
            var split = before.endsWith("]") ? before.length() : before.lastIndexOf(':');
            var address = split < 0 ? "" : before.substring(0, split);
            var published = split < 0 ? before : before.substring(Math.min(before.length(), split + 1));
            return new Parts(address.replaceAll("^\\[|]$", ""), published, ports.substring(last + 1), protocol);
        }
    }
}
