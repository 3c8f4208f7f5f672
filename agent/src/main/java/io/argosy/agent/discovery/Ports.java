package io.argosy.agent.discovery;

import io.argosy.discovery.names.ServicePort;
import io.argosy.model.service.PortSpec.Protocol;
import io.argosy.model.service.ServiceSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The ports that a service says it listens on.
final class Ports {
    private static final Pattern EXPOSED = Pattern.compile("(\\d{1,5})(?:/(tcp|udp))?");

    private Ports() {}

    /// Targets of published ports, and exposed ones. Ranges and what else is not one port are passed over.
    static List<ServicePort> of(ServiceSpec spec) {
        List<ServicePort> ports = new ArrayList<>();
        spec.ports().forEach(port -> ports.add(new ServicePort(port.target(), port.protocol() == Protocol.UDP ? "udp" : "tcp")));
        for (String exposed : spec.expose()) {
            Matcher matcher = EXPOSED.matcher(exposed);
            if (matcher.matches() && inRange(Integer.parseInt(matcher.group(1)))) {
                ports.add(new ServicePort(Integer.parseInt(matcher.group(1)), matcher.group(2) == null ? "tcp" : matcher.group(2)));
            }
        }
        return ports;
    }

    private static boolean inRange(int port) {
        return port >= 1 && port <= 65535;
    }
}
