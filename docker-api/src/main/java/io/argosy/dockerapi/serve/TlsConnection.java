package io.argosy.dockerapi.serve;

import io.argosy.dockerapi.http.WireInput;
import io.argosy.dockerapi.wire.ClientConnection;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SSLSocket;

/// A client's connection over TLS. The end of a direction is a `close_notify`; with TLS 1.2 the first one ends both.
final class TlsConnection implements ClientConnection {

    private final Socket raw;
    private final SSLSocket socket;
    private final WireInput input;
    private final OutputStream output;
    private final ReentrantLock writing = new ReentrantLock();

    /// @param raw under the other: closing it frees whoever waits for the client
    TlsConnection(Socket raw, SSLSocket socket) throws IOException {
        this.raw = raw;
        this.socket = socket;
        this.input = new WireInput(socket.getInputStream());
        this.output = new Output(socket.getOutputStream());
    }

    @Override
    public WireInput input() {
        return input;
    }

    @Override
    public OutputStream output() {
        return output;
    }

    @Override
    public void shutdownOutput() throws IOException {
        writing.lock();
        try {
            socket.shutdownOutput();
        } finally {
            writing.unlock();
        }
    }

    /// Says the end of this side, unless somebody is stuck with writing.
    @Override
    public void close() {
        try (raw) {
            if (writing.tryLock()) {
                try {
                    socket.shutdownOutput();
                } finally {
                    writing.unlock();
                }
            }
        } catch (IOException _) {
            // It is of no use any more in either case.
        }
    }

    private final class Output extends OutputStream {

        private final OutputStream records;

        Output(OutputStream records) {
            this.records = records;
        }

        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            writing.lock();
            try {
                records.write(bytes, offset, length);
            } finally {
                writing.unlock();
            }
        }
    }
}
