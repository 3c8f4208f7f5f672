package io.argosy.dockerapi.serve;

import io.argosy.dockerapi.http.WireInput;
import io.argosy.dockerapi.wire.ClientConnection;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;

/// A client's connection to a socket of this machine.
final class ChannelConnection implements ClientConnection {

    private final SocketChannel channel;
    private final WireInput input;
    private final OutputStream output;

    ChannelConnection(SocketChannel channel) {
        this.channel = channel;
        this.input = new WireInput(Channels.newInputStream(channel));
        this.output = Channels.newOutputStream(channel);
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
