package io.argosy.storeetcd;

import io.argosy.storeetcd.address.EtcdAddress;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// What lies between a store and a member of etcd, and can fail.
final class Cable implements AutoCloseable {

    /// CUT: nothing passes, and nobody is told. DEAF: what the store sends arrives, and no answer comes back.
    private enum Condition { WHOLE, DEAF, CUT }

    private final ServerSocket listener;
    private final int target;
    private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();
    private volatile Condition condition = Condition.WHOLE;

    Cable(EtcdProcess member) {
        try {
            this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.target = member.port();
        Thread.ofVirtual().start(this::accept);
    }

    EtcdAddress at(String prefix) {
        return EtcdAddress.parse("http://127.0.0.1:" + listener.getLocalPort() + prefix);
    }

    void cut() {
        condition = Condition.CUT;
    }

    void deafen() {
        condition = Condition.DEAF;
    }

    /// Connections of before are gone.
    void mend() {
        sockets.forEach(Cable::end);
        sockets.clear();
        condition = Condition.WHOLE;
    }

    private void accept() {
        try {
            while (true) {
                Socket near = listener.accept();
                Socket far = new Socket(InetAddress.getLoopbackAddress(), target);
                sockets.add(near);
                sockets.add(far);
                Thread.ofVirtual().start(() -> pump(near, far, Condition.CUT));
                Thread.ofVirtual().start(() -> pump(far, near, Condition.DEAF));
            }
        } catch (IOException closed) {
            sockets.forEach(Cable::end);
        }
    }

    /// @param worst from this condition on nothing passes in this direction
    private void pump(Socket from, Socket to, Condition worst) {
        byte[] bytes = new byte[64 * 1024];
        try (InputStream in = from.getInputStream(); OutputStream out = to.getOutputStream()) {
            for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
                if (condition.compareTo(worst) < 0) {
                    out.write(bytes, 0, count);
                }
            }
        } catch (IOException e) {
            end(from);
            end(to);
        }
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        end(listener);
    }

    private static void end(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
