package io.argosy.cli.exec;

import io.argosy.api.session.Frame;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;

/// Takes frames from a WebSocket, one at a time: the next message is asked for when the last was printed, so a slow terminal slows the program.
final class FrameReceiver implements WebSocket.Listener {

    private record Arrival(Frame frame, WebSocket socket) {}

    private final BlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();
    private final ByteArrayOutputStream message = new ByteArrayOutputStream();

    @Override
    public CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
        byte[] bytes = new byte[data.remaining()];
        data.get(bytes);
        message.writeBytes(bytes);
        if (last) {
            byte[] whole = message.toByteArray();
            message.reset();
            arrivals.add(new Arrival(frame(whole), socket));
        } else {
            socket.request(1);
        }
        return null;
    }

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
        socket.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
        arrivals.add(new Arrival(Frame.failed(reason.isEmpty() ? "the server closed the connection" : reason), socket));
        return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
        arrivals.add(new Arrival(Frame.failed("the connection to the server broke: " + error.getMessage()), socket));
    }

    /// Prints what arrives until the frame that ends it.
    Frame awaitEnd(PrintStream out, PrintStream err) {
        while (true) {
            Arrival arrival = take();
            Frame frame = arrival.frame();
            switch (frame.channel()) {
                case STDOUT -> print(out, frame);
                case STDERR -> print(err, frame);
                case EXIT, FAILED -> {
                    return frame;
                }
                case STDIN, RESIZE -> {}
            }
            arrival.socket().request(1);
        }
    }

    private static void print(PrintStream stream, Frame frame) {
        stream.writeBytes(frame.bytes());
        stream.flush();
    }

    private Arrival take() {
        try {
            return arrivals.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Arrival(Frame.failed("interrupted"), null);
        }
    }

    private static Frame frame(byte[] message) {
        Frame.Channel[] channels = Frame.Channel.values();
        if (message.length == 0 || message[0] < 0 || message[0] >= channels.length) {
            return Frame.failed("the server sent a frame that this version does not know");
        }
        return new Frame(channels[message[0]], Arrays.copyOfRange(message, 1, message.length));
    }
}
