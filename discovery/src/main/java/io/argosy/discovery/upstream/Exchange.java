package io.argosy.discovery.upstream;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Arrays;

/// One question to one name server.
final class Exchange {
    private static final int MAX_UDP = 4096;

    private final InetSocketAddress server;
    private final long deadline;

    /// @param deadline by `System.nanoTime`
    Exchange(InetSocketAddress server, long deadline) {
        this.server = server;
        this.deadline = deadline;
    }

    /// Asks over UDP, and again over TCP when the answer was cut short.
    byte[] ask(byte[] query) throws IOException {
        byte[] answer = udp(query);
        return Wire.truncated(answer) ? tcp(query) : answer;
    }

    private byte[] udp(byte[] query) throws IOException {
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.connect(server);
            socket.send(new DatagramPacket(query, query.length));
            DatagramPacket packet = new DatagramPacket(new byte[MAX_UDP], MAX_UDP);
            while (true) {
                socket.setSoTimeout(left());
                socket.receive(packet);
                byte[] answer = Arrays.copyOf(packet.getData(), packet.getLength());
                if (answers(answer, query)) {
                    return answer;
                }
            }
        }
    }

    private byte[] tcp(byte[] query) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(server, left());
            socket.setSoTimeout(left());
            DataOutputStream out = new DataOutputStream(socket.getOutputStream());
            byte[] framed = new byte[query.length + 2];
            framed[0] = (byte) (query.length >> 8);
            framed[1] = (byte) query.length;
            System.arraycopy(query, 0, framed, 2, query.length);
            out.write(framed);
            DataInputStream in = new DataInputStream(socket.getInputStream());
            byte[] answer = new byte[in.readUnsignedShort()];
            in.readFully(answer);
            if (!answers(answer, query)) {
                throw new IOException("the name server answered something else");
            }
            return answer;
        }
    }

    private int left() throws SocketTimeoutException {
        long millis = (deadline - System.nanoTime()) / 1_000_000;
        if (millis < 1) {
            throw new SocketTimeoutException("no answer in time");
        }
        return (int) millis;
    }

    /// Whether this is an answer to that question: same id, same question, marked as an answer.
    static boolean answers(byte[] answer, byte[] query) {
        if (answer.length < Wire.HEADER || Wire.id(answer) != Wire.id(query) || (answer[2] & 0x80) == 0) {
            return false;
        }
        int end = questionEnd(query);
        if (answer.length < end) {
            return false;
        }
        for (int i = Wire.HEADER; i < end; i++) {
            if (lower(answer[i]) != lower(query[i])) {
                return false;
            }
        }
        return true;
    }

    private static byte lower(byte b) {
        return b >= 'A' && b <= 'Z' ? (byte) (b + 32) : b;
    }

    private static int questionEnd(byte[] query) {
        int at = Wire.HEADER;
        while (at < query.length && query[at] != 0) {
            at += (query[at] & 0xff) + 1;
        }
        return Math.min(query.length, at + 5);
    }
}
