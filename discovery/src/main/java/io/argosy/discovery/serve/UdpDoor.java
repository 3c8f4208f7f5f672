package io.argosy.discovery.serve;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.Optional;

/// Questions in packets. One thread reads; each question is answered on a virtual thread of its own. Questions beyond the limits are dropped.
final class UdpDoor {
    private static final int MAX_QUERY = 4096;

    private final DatagramChannel channel;
    private final Responder responder;
    private final Limits limits;
    private final Thread reading;

    UdpDoor(InetSocketAddress address, Responder responder, Limits limits) throws IOException {
        this.channel = DatagramChannel.open();
        this.responder = responder;
        this.limits = limits;
        try {
            channel.bind(address);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        this.reading = Thread.ofVirtual().name("dns-udp-" + address.getAddress().getHostAddress()).start(this::read);
    }

    private void read() {
        ByteBuffer buffer = ByteBuffer.allocate(MAX_QUERY);
        while (channel.isOpen()) {
            try {
                buffer.clear();
                InetSocketAddress from = (InetSocketAddress) channel.receive(buffer);
                byte[] query = new byte[buffer.flip().remaining()];
                buffer.get(query);
                if (limits.enter(from.getAddress())) {
                    Thread.ofVirtual().name("dns-answer").start(() -> answer(query, from));
                }
            } catch (IOException e) {
                // Closed, which ends the loop; or an earlier answer could not be delivered, which is not ours to mend.
            }
        }
    }

    private void answer(byte[] query, InetSocketAddress to) {
        try {
            Optional<Responder.Reply> reply = responder.respond(query, to.getAddress());
            if (reply.isPresent()) {
                channel.send(ByteBuffer.wrap(reply.get().overUdp()), to);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            // The asker is gone, or will ask again.
        } finally {
            limits.leave(to.getAddress());
        }
    }

    /// The port is free when this returns.
    void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // Nothing more can be done to close it.
        }
        Doors.awaitEnd(reading);
    }
}
