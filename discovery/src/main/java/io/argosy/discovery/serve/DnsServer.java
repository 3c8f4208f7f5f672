package io.argosy.discovery.serve;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Answers on any number of addresses, over UDP and TCP. For use by any thread.
public final class DnsServer implements AutoCloseable {
    private static final int PORT = 53;
    private static final int MAX_QUESTIONS = 512;
    private static final int MAX_QUESTIONS_PER_SOURCE = 64;
    private static final int MAX_CONNECTIONS = 128;
    private static final int MAX_CONNECTIONS_PER_SOURCE = 16;

    private final Responder responder;
    private final int port;
    private final Limits questions = new Limits(MAX_QUESTIONS, MAX_QUESTIONS_PER_SOURCE);
    private final Limits connections = new Limits(MAX_CONNECTIONS, MAX_CONNECTIONS_PER_SOURCE);
    private final Map<String, Door> doors = new TreeMap<>();

    private record Door(UdpDoor udp, TcpDoor tcp) {
        void close() {
            udp.close();
            tcp.close();
        }
    }

    public DnsServer(Responder responder) {
        this(responder, PORT);
    }

    /// @param port another than 53, for tests
    public DnsServer(Responder responder, int port) {
        this.responder = responder;
        this.port = port;
    }

    /// Begins to answer on an address of this node; one that is answered on already stays as it is.
    ///
    /// @throws UncheckedIOException when nothing can listen there
    public synchronized void listen(InetAddress address) {
        if (doors.containsKey(address.getHostAddress())) {
            return;
        }
        InetSocketAddress socket = new InetSocketAddress(address, port);
        try {
            UdpDoor udp = new UdpDoor(socket, responder, questions);
            try {
                doors.put(address.getHostAddress(), new Door(udp, new TcpDoor(socket, responder, connections)));
            } catch (IOException e) {
                udp.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot answer names on " + address.getHostAddress() + " port " + port + ": " + e.getMessage(), e);
        }
    }

    /// Answers on these addresses and no others.
    ///
    /// @throws UncheckedIOException when nothing can listen on one of them; the others are listened on
    public synchronized void listenOnly(Set<InetAddress> addresses) {
        Set<String> wanted = new HashSet<>();
        addresses.forEach(address -> wanted.add(address.getHostAddress()));
        doors.entrySet().removeIf(door -> {
            boolean gone = !wanted.contains(door.getKey());
            if (gone) {
                door.getValue().close();
            }
            return gone;
        });
        UncheckedIOException failure = null;
        for (InetAddress address : addresses) {
            try {
                listen(address);
            } catch (UncheckedIOException e) {
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    @Override
    public synchronized void close() {
        doors.values().forEach(Door::close);
        doors.clear();
    }
}
