package io.argosy.compose.convert;

import io.argosy.model.service.PortMode;
import io.argosy.model.service.PortSpec;
import io.argosy.model.service.PortSpec.Protocol;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The ports a service publishes.
final class PublishedPorts {
    private static final int HIGHEST = 65_535;

    private PublishedPorts() {}

    static List<PortSpec> of(Fields service) {
        var ports = new ArrayList<PortSpec>();
        service.items("ports").forEach(port -> protocol(port)
                .flatMap(protocol -> service.findings().make(port, () -> port(port, protocol))).ifPresent(ports::add));
        return ports;
    }

    private static Optional<Protocol> protocol(Fields port) {
        var text = port.text("protocol").orElse("tcp");
        return switch (text) {
            case "tcp" -> Optional.of(Protocol.TCP);
            case "udp" -> Optional.of(Protocol.UDP);
            default -> {
                port.error("protocol", "protocol " + text + " is not supported", "use tcp or udp");
                port.abandon();
                yield Optional.empty();
            }
        };
    }

    private static PortSpec port(Fields port, Protocol protocol) {
        return new PortSpec(port.count("target", 1).orElse(0), published(port), protocol, mode(port, protocol), port.text("host_ip"));
    }

    private static Optional<Integer> published(Fields port) {
        if (port.peekText("published").contains("-")) {
            port.take("published");
            port.error("published", "a range of ports for one container port is not supported", "name one port, or as many container ports");
            return Optional.empty();
        }
        return port.peekText("published").isEmpty() ? port.text("published").flatMap(empty -> Optional.empty())
                : port.whole("published", 0, HIGHEST).filter(number -> number > 0).map(Long::intValue);
    }

    private static PortMode mode(Fields port, Protocol protocol) {
        var mode = port.text("mode").orElse("ingress");
        if (mode.equals("host")) {
            return PortMode.HOST;
        }
        if (!mode.equals("ingress")) {
            port.error("mode", "\"" + mode + "\" is no port mode", "use ingress or host");
        }
        if (protocol == Protocol.UDP) {
            port.warn("protocol", "udp is not balanced: the port is published on the task's own node", "write mode: host");
            return PortMode.HOST;
        }
        return PortMode.INGRESS;
    }
}
