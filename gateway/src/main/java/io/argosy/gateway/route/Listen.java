package io.argosy.gateway.route;

import java.util.Comparator;

/// An address and port of the node that the gateway accepts connections on.
///
/// @param address an IP literal; [#ANY] for every address of the node
public record Listen(String address, int port) implements Comparable<Listen> {
    public static final String ANY = "0.0.0.0";

    private static final Comparator<Listen> ORDER = Comparator.comparingInt(Listen::port).thenComparing(Listen::address);

    public Listen {
        IpLiteral.require(address);
        IpLiteral.requirePort(port);
    }

    public boolean any() {
        return address.equals(ANY) || address.equals("::");
    }

    /// Whether a connection could be meant for both.
    public boolean overlaps(Listen other) {
        return port == other.port && (address.equals(other.address) || any() || other.any());
    }

    @Override
    public int compareTo(Listen other) {
        return ORDER.compare(this, other);
    }

    /// `0.0.0.0:8080`, `[::1]:8080`.
    @Override
    public String toString() {
        return IpLiteral.withPort(address, port);
    }
}
