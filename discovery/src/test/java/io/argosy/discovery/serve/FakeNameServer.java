package io.argosy.discovery.serve;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;

/// A name server elsewhere. It answers every name with texts: one, or for `large` names so many that they fit in no packet; `mute` ones not at all.
final class FakeNameServer implements AutoCloseable {
    final AtomicInteger asked = new AtomicInteger();
    private final DatagramSocket udp;
    private final ServerSocket tcp;

    FakeNameServer() throws IOException {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        tcp = new ServerSocket(0, 10, loopback);
        udp = new DatagramSocket(tcp.getLocalPort(), loopback);
        Thread.ofVirtual().start(this::packets);
        Thread.ofVirtual().start(this::connections);
    }

    InetSocketAddress address() {
        return new InetSocketAddress(udp.getLocalAddress(), udp.getLocalPort());
    }

    private void packets() {
        DatagramPacket packet = new DatagramPacket(new byte[4096], 4096);
        while (!udp.isClosed()) {
            try {
                udp.receive(packet);
                Message query = new Message(Arrays.copyOf(packet.getData(), packet.getLength()));
                asked.incrementAndGet();
                if (!query.getQuestion().getName().toString().startsWith("mute")) {
                    byte[] answer = answer(query).toWire(512);
                    udp.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
                }
            } catch (IOException e) {
                // Closed.
            }
        }
    }

    private void connections() {
        while (!tcp.isClosed()) {
            try (Socket socket = tcp.accept()) {
                DataInputStream in = new DataInputStream(socket.getInputStream());
                byte[] query = new byte[in.readUnsignedShort()];
                in.readFully(query);
                byte[] answer = answer(new Message(query)).toWire();
                DataOutputStream out = new DataOutputStream(socket.getOutputStream());
                out.writeShort(answer.length);
                out.write(answer);
            } catch (IOException e) {
                // Closed.
            }
        }
    }

    private static Message answer(Message query) {
        Message answer = query.clone();
        Name name = query.getQuestion().getName();
        answer.getHeader().setFlag(Flags.QR);
        int texts = name.toString().startsWith("large") ? 40 : 1;
        for (int i = 0; i < texts; i++) {
            answer.addRecord(new TXTRecord(name, DClass.IN, 60, "text number " + i), Section.ANSWER);
        }
        return answer;
    }

    @Override
    public void close() throws IOException {
        udp.close();
        tcp.close();
    }
}
