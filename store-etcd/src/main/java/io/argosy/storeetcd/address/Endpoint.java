package io.argosy.storeetcd.address;

import java.util.Objects;

/// Where a member of etcd listens for clients.
public record Endpoint(String host, int port) {

    public Endpoint {
        Objects.requireNonNull(host, "host");
        if (host.isEmpty() || port < 1 || port > 65535) {
            throw new IllegalArgumentException("'" + host + ":" + port + "' is not HOST:PORT");
        }
    }

    /// @param text `HOST:PORT`, with an IPv6 host in brackets
    /// @throws IllegalArgumentException when it is something else
    static Endpoint parse(String text) {
        int colon = text.lastIndexOf(':');
        String host = colon < 1 ? "" : text.substring(0, colon);
        boolean bracketed = host.startsWith("[") && host.endsWith("]");
        if (host.isEmpty() || !bracketed && host.contains(":") || !text.substring(colon + 1).matches("[0-9]{1,5}")) {
            throw new IllegalArgumentException("'" + text + "' is not HOST:PORT, such as 10.0.0.1:2379 or [::1]:2379");
        }
        return new Endpoint(bracketed ? host.substring(1, host.length() - 1) : host, Integer.parseInt(text.substring(colon + 1)));
    }

    @Override
    public String toString() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
