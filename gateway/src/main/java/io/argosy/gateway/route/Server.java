package io.argosy.gateway.route;

import java.util.Comparator;
import java.util.Objects;

/// An address that connections are passed on to.
///
/// @param weight its share among the servers of its backend, 0 to 256; 0 gets no new connections
public record Server(String address, int port, int weight, Admission admission) implements Comparable<Server> {
    public static final int MAX_WEIGHT = 256;
    public static final int EQUAL_WEIGHT = 100;

    private static final Comparator<Server> ORDER = Comparator.comparing(Server::address).thenComparingInt(Server::port);

    public Server {
        IpLiteral.require(address);
        IpLiteral.requirePort(port);
        if (weight < 0 || weight > MAX_WEIGHT) {
            throw new IllegalArgumentException("a weight is between 0 and " + MAX_WEIGHT + ", not " + weight);
        }
        Objects.requireNonNull(admission, "admission");
    }

    public static Server ready(String address, int port) {
        return new Server(address, port, EQUAL_WEIGHT, Admission.READY);
    }

    /// `10.0.0.2:80`.
    public String endpoint() {
        return IpLiteral.withPort(address, port);
    }

    public boolean sameEndpoint(Server other) {
        return port == other.port && address.equals(other.address);
    }

    public boolean draining() {
        return admission == Admission.DRAIN;
    }

    @Override
    public int compareTo(Server other) {
        return ORDER.compare(this, other);
    }
}
