package io.argosy.agent.stream;

import io.argosy.api.session.Frame;
import io.argosy.engine.EngineException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/// A connection to a port that a container publishes on this node. Each direction ends by itself; it is over when both have, or one breaks.
final class PortTunnel {

    private static final int CONNECT_MILLIS = 5000;

    private PortTunnel() {}

    static void serve(int port, ByteStream stream) throws IOException {
        try (Socket socket = open(port)) {
            stream.whenOver(() -> close(socket));
            Thread input = Thread.ofVirtual().name("port input").start(() -> carryInput(stream, socket));
            stream.sendAll(socket.getInputStream());
            stream.send(new Frame(Frame.Channel.STDOUT, new byte[0]));
            input.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static Socket open(int port) {
        Socket socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
            return socket;
        } catch (IOException e) {
            close(socket);
            throw new EngineException.Unreachable("nobody answers on port " + port, e);
        }
    }

    private static void carryInput(ByteStream stream, Socket socket) {
        try {
            stream.receiveAll(socket.getOutputStream());
            socket.shutdownOutput();
        } catch (IOException _) {
            close(socket);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException _) {
            // It is of no more use either way.
        }
    }
}
