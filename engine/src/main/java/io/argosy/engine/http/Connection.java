package io.argosy.engine.http;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/// A connection to a Unix socket. One thread may read while another writes; any may close.
final class Connection implements AutoCloseable {
    private final SocketChannel channel;
    private final InputStream input;
    private final OutputStream output;

    private Connection(SocketChannel channel) {
        this.channel = channel;
        this.input = new BufferedInputStream(Channels.newInputStream(channel), 16 * 1024);
        this.output = Channels.newOutputStream(channel);
    }

    static Connection open(Path socket) throws IOException {
        return new Connection(SocketChannel.open(UnixDomainSocketAddress.of(socket)));
    }

    InputStream input() {
        return input;
    }

    /// Unbuffered.
    OutputStream output() {
        return output;
    }

    /// Tells the other side that nothing more comes; it may go on sending.
    void shutdownOutput() throws IOException {
        channel.shutdownOutput();
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException _) {
            // It is of no use any more in either case.
        }
    }
}
