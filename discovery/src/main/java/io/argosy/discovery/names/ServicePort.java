package io.argosy.discovery.names;

import java.util.Comparator;

/// A port that tasks of a service listen on.
///
/// @param protocol `tcp` or `udp`
public record ServicePort(int number, String protocol) implements Comparable<ServicePort> {
    private static final Comparator<ServicePort> ORDER =
            Comparator.comparingInt(ServicePort::number).thenComparing(ServicePort::protocol);

    public ServicePort {
        if (number < 1 || number > 65535) {
            throw new IllegalArgumentException("a port is between 1 and 65535, not " + number);
        }
        if (!protocol.equals("tcp") && !protocol.equals("udp")) {
            throw new IllegalArgumentException("a protocol is tcp or udp, not " + protocol);
        }
    }

    @Override
    public int compareTo(ServicePort other) {
        return ORDER.compare(this, other);
    }
}
