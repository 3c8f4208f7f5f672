package io.argosy.control.join;

import io.argosy.model.join.NodePort;
import io.argosy.model.join.NodePort.Transport;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// Tells what could not be reached, and the commands that open it.
final class Opening {

    private Opening() {}

    /// A machine whose ports are closed to another.
    private record Way(String from, String address, String to) {}

    static String told(List<Unreached> unreached) {
        Map<Way, List<NodePort>> closed = unreached.stream().collect(Collectors.groupingBy(
                each -> new Way(each.from(), each.address(), each.target().node().value()), LinkedHashMap::new,
                Collectors.mapping(each -> each.target().port(), Collectors.toList())));
        return closed.entrySet().stream().map(entry -> told(entry.getKey(), entry.getValue())).collect(Collectors.joining("\n"));
    }

    private static String told(Way way, List<NodePort> ports) {
        String list = ports.stream().map(NodePort::toString).collect(Collectors.joining(", "));
        return "%s does not reach %s on %s. Open that on %s with what is used there:\n  %s\n  %s\n  %s".formatted(way.from(), way.to(), list, way.to(),
                chain(ports, (transport, numbers) -> "iptables -I INPUT -s %s -p %s -m multiport --dports %s -j ACCEPT".formatted(way.address(), transport, numbers)),
                chain(ports, (transport, numbers) -> "ufw allow proto %s from %s to any port %s".formatted(transport, way.address(), numbers)),
                "firewall-cmd --permanent " + ports.stream().map(port -> "--add-port=" + port).collect(Collectors.joining(" ")) + " && firewall-cmd --reload");
    }

    /// One command for each transport.
    private interface Command {
        String of(String transport, String numbers);
    }

    private static String chain(List<NodePort> ports, Command command) {
        return ports.stream().collect(Collectors.groupingBy(NodePort::transport)).entrySet().stream().sorted(Map.Entry.comparingByKey(Comparator.<Transport>naturalOrder()))
                .map(entry -> command.of(entry.getKey().name().toLowerCase(Locale.ROOT),
                        entry.getValue().stream().map(port -> String.valueOf(port.number())).collect(Collectors.joining(","))))
                .collect(Collectors.joining(" && "));
    }
}
