package io.argosy.server.exec;

import io.argosy.api.session.Frame;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.WebSocketFrame;
import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A WebSocket as threads like it: waiting for messages, and for the other side to take what is sent. One thread reads, one writes.
final class ExecSocket implements AutoCloseable {

    /// WebSocket frames that wait here to be read.
    private static final int WINDOW = 8;

    private static final int MOST_MESSAGE_BYTES = 1 + Frame.MAX_BYTES;
    private static final Duration UPGRADE_PATIENCE = Duration.ofSeconds(10);

    private sealed interface Arrival {}

    private record Piece(Buffer bytes, boolean text, boolean last) implements Arrival {}

    private record Gone() implements Arrival {}

    private final ServerWebSocket socket;
    private final Context context;
    private final BlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();

    private ExecSocket(ServerWebSocket socket, Context context) {
        this.socket = socket;
        this.context = context;
    }

    static ExecSocket upgrade(HttpServerRequest request, Context context) throws IOException, InterruptedException {
        CompletableFuture<ExecSocket> upgraded = new CompletableFuture<>();
        context.runOnContext(_ -> request.toWebSocket()
                .onSuccess(socket -> upgraded.complete(listening(new ExecSocket(socket, context))))
                .onFailure(upgraded::completeExceptionally));
        return await(upgraded, UPGRADE_PATIENCE);
    }

    private static ExecSocket listening(ExecSocket made) {
        made.socket.pause();
        made.socket.frameHandler(made::arrived);
        made.socket.closeHandler(_ -> made.arrivals.add(new Gone()));
        made.socket.exceptionHandler(_ -> made.arrivals.add(new Gone()));
        made.socket.fetch(WINDOW);
        return made;
    }

    private void arrived(WebSocketFrame frame) {
        if (frame.isText() || frame.isBinary() || frame.isContinuation()) {
            arrivals.add(new Piece(frame.binaryData(), frame.isText(), frame.isFinal()));
        } else {
            socket.fetch(1);
        }
    }

    /// Waits for the text message that comes first.
    String text(Duration patience) throws IOException, InterruptedException {
        Piece first = piece(arrivals.poll(patience.toMillis(), TimeUnit.MILLISECONDS));
        if (!first.text()) {
            throw new IOException("the first message is text");
        }
        return whole(first).toString();
    }

    /// Waits for the next frame.
    ///
    /// @throws IOException when the other side is gone, or sends something else
    Frame frame() throws IOException, InterruptedException {
        byte[] message = whole(piece(arrivals.take())).getBytes();
        Frame.Channel[] channels = Frame.Channel.values();
        if (message.length == 0 || message[0] < 0 || message[0] >= channels.length) {
            throw new IOException("not a frame");
        }
        return new Frame(channels[message[0]], Arrays.copyOfRange(message, 1, message.length));
    }

    private Buffer whole(Piece first) throws IOException, InterruptedException {
        Buffer message = Buffer.buffer().appendBuffer(first.bytes());
        for (Piece piece = first; !piece.last();) {
            piece = piece(arrivals.take());
            message.appendBuffer(piece.bytes());
            if (message.length() > MOST_MESSAGE_BYTES) {
                throw new IOException("the message is too long");
            }
        }
        if (message.length() > MOST_MESSAGE_BYTES) {
            throw new IOException("the message is too long");
        }
        return message;
    }

    private Piece piece(Arrival arrival) throws IOException {
        return switch (arrival) {
            case null -> throw new IOException("no message came in time");
            case Gone gone -> {
                arrivals.add(gone);
                throw new EOFException("the other side is gone");
            }
            case Piece piece -> {
                context.runOnContext(_ -> socket.fetch(1));
                yield piece;
            }
        };
    }

    /// Waits until the frame was handed to the network.
    void send(Frame frame) throws IOException, InterruptedException {
        Buffer message = Buffer.buffer(1 + frame.bytes().length).appendByte((byte) frame.channel().ordinal()).appendBytes(frame.bytes());
        CompletableFuture<Void> sent = new CompletableFuture<>();
        context.runOnContext(_ -> socket.writeBinaryMessage(message).onSuccess(sent::complete).onFailure(sent::completeExceptionally));
        try {
            sent.get();
        } catch (ExecutionException e) {
            throw new IOException("the other side is gone", e);
        }
    }

    void fail(String problem) throws IOException, InterruptedException {
        send(Frame.failed(problem));
    }

    private static <T> T await(CompletableFuture<T> future, Duration patience) throws IOException, InterruptedException {
        try {
            return future.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("no WebSocket came about", e);
        }
    }

    @Override
    public void close() {
        context.runOnContext(_ -> {
            if (!socket.isClosed()) {
                socket.close();
            }
        });
    }
}
