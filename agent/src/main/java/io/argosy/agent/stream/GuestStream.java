package io.argosy.agent.stream;

import io.argosy.agent.socket.EngineSockets;
import io.argosy.api.session.Frame;
import io.argosy.engine.EngineException;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;

/// A client of the virtual engine in a container of this node, carried to the server. Each direction ends by itself.
final class GuestStream {
    private final EngineSockets sockets;

    GuestStream(EngineSockets sockets) {
        this.sockets = sockets;
    }

    /// Returns when the server has ended the call, and the client has heard all that came before.
    void serve(String call, ByteStream stream) throws IOException {
        try (SocketChannel client = sockets.take(call).orElseThrow(() -> new EngineException.NotFound("the client of call " + call + " is gone"))) {
            stream.whenOver(() -> hearNoMoreOf(client));
            Thread asking = Thread.ofVirtual().name("guest input").start(() -> carryQuestions(client, stream));
            stream.receiveAll(Channels.newOutputStream(client));
            client.shutdownOutput();
            asking.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static void carryQuestions(SocketChannel client, ByteStream stream) {
        try {
            stream.sendAll(Channels.newInputStream(client));
            stream.send(new Frame(Frame.Channel.STDOUT, new byte[0]));
        } catch (IOException _) {
            // The client or the server went away: the other direction ends, too.
            stream.close();
        }
    }

    private static void hearNoMoreOf(SocketChannel client) {
        try {
            client.shutdownInput();
        } catch (IOException _) {
            // It is of no use any more in either case.
        }
    }
}
