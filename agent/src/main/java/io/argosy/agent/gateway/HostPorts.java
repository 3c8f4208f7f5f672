package io.argosy.agent.gateway;

import io.argosy.gateway.route.Listen;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.util.Optional;

/// Which ports of this node are free.
final class HostPorts {
    private final String node;

    /// @param node its name, for people
    HostPorts(String node) {
        this.node = node;
    }

    /// Why nothing could listen there now, for people; empty when something could. The port is bound for a moment, never listened on.
    Optional<String> problem(Listen listen) {
        try (SocketChannel channel = SocketChannel.open()) {
            channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            channel.bind(listen.any() ? new InetSocketAddress(listen.port()) : new InetSocketAddress(InetAddress.ofLiteral(listen.address()), listen.port()));
            return Optional.empty();
        } catch (BindException e) {
            return Optional.of(isOwn(listen)
                    ? "port %d is in use on node %s by another program; stop it or publish another port".formatted(listen.port(), node)
                    : "port %d cannot be listened on at %s: that is not an address of node %s; publish it on another address or on all"
                            .formatted(listen.port(), listen.address(), node));
        } catch (IOException e) {
            return Optional.of("port %d cannot be listened on on node %s: %s".formatted(listen.port(), node, e.getMessage()));
        }
    }

    private static boolean isOwn(Listen listen) {
        try {
            return listen.any() || NetworkInterface.getByInetAddress(InetAddress.ofLiteral(listen.address())) != null;
        } catch (SocketException e) {
            return true;
        }
    }

    /// Whether the node has IPv6 to listen on.
    static boolean ipv6() {
        try {
            return NetworkInterface.getByInetAddress(InetAddress.ofLiteral("::1")) != null;
        } catch (SocketException e) {
            return false;
        }
    }
}
