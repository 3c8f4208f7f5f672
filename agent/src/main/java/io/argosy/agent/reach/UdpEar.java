package io.argosy.agent.reach;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.nio.charset.StandardCharsets;

/// Listens on a UDP port. What it sends back is never more than what came.
final class UdpEar implements Ear {

    private final DatagramSocket socket;
    private final Thread answering;

    /// @throws IOException when the port is taken
    UdpEar(int port) throws IOException {
        this.socket = new DatagramSocket(port);
        this.answering = Thread.ofVirtual().name("reach udp " + port).start(this::answer);
    }

    int port() {
        return socket.getLocalPort();
    }

    private void answer() {
        DatagramPacket packet = new DatagramPacket(new byte[MOST_BYTES], MOST_BYTES);
        while (!socket.isClosed()) {
            try {
                packet.setLength(MOST_BYTES);
                socket.receive(packet);
                if (new String(packet.getData(), 0, packet.getLength(), StandardCharsets.US_ASCII).startsWith(GREETING)) {
                    socket.send(packet);
                }
            } catch (IOException _) {
                // Closed, or a dialler that went away.
            }
        }
    }

    @Override
    public void close() {
        socket.close();
        Ear.awaitEnd(answering);
    }
}
