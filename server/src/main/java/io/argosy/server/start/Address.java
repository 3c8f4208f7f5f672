package io.argosy.server.start;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Objects;

/// Where a server listens. @param port 0 for any free one
public record Address(String host, int port) {

    public Address {
        Objects.requireNonNull(host, "host");
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException("a port is between 0 and 65535, not " + port);
        }
    }

    /// @param text `HOST:PORT`, with an IPv6 host in brackets
    /// @throws IllegalArgumentException when it is something else
    public static Address parse(String text) {
        int colon = text.lastIndexOf(':');
        String host = colon < 1 ? "" : text.substring(0, colon);
        if (host.startsWith("[") && host.endsWith("]")) {
            host = host.substring(1, host.length() - 1);
        } else if (host.contains(":")) {
            host = "";
        }
        if (host.isEmpty() || !text.substring(colon + 1).matches("[0-9]{1,5}")) {
            throw new IllegalArgumentException("'" + text + "' is not HOST:PORT, such as 127.0.0.1:4410 or [::1]:4410");
        }
        return new Address(host, Integer.parseInt(text.substring(colon + 1)));
    }

    /// @throws StartFailure when the host's name has no address
    public InetSocketAddress resolve() {
        try {
            return new InetSocketAddress(InetAddress.getByName(host), port);
        } catch (UnknownHostException e) {
            throw new StartFailure("no address is known for '" + host + "'", "Listen on an address of this machine, such as 127.0.0.1.", e);
        }
    }

    @Override
    public String toString() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
