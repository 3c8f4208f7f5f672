package io.argosy.cli.exec;

import io.argosy.api.client.ArgosyClient;
import io.argosy.api.session.Frame;
import io.argosy.api.session.StreamRequest;
import io.argosy.cli.output.CommandFailure;
import io.argosy.cli.output.ExitCode;
import io.argosy.codec.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/// Runs one program: sends the request, then passes standard input up and output down until the program ends.
public final class ExecSession {

    private static final int CHUNK = 16 * 1024;

    private final ArgosyClient client;
    private final Json json;
    private final LocalTerminal terminal;

    public ExecSession(ArgosyClient client, Json json, LocalTerminal terminal) {
        this.client = client;
        this.json = json;
        this.terminal = terminal;
    }

    /// The program's exit code.
    public int run(StreamRequest.Exec request) {
        FrameReceiver receiver = new FrameReceiver();
        WebSocket socket = client.webSocket("/v1/tasks/" + request.task() + "/exec", receiver);
        socket.sendText(json.text(request), true).join();
        if (request.tty()) {
            terminal.size().ifPresent(size -> send(socket, Frame.resize(size[0], size[1])));
        }
        if (request.stdin()) {
            Thread.ofVirtual().name("stdin").start(() -> pump(System.in, socket));
        }
        Frame end = receiver.awaitEnd(System.out, System.err);
        socket.abort();
        if (end.channel() == Frame.Channel.EXIT) {
            return end.exitCode();
        }
        throw new CommandFailure(ExitCode.FAILED, end.text(), "");
    }

    /// Standard input up, then an empty frame: its end.
    private static void pump(InputStream input, WebSocket socket) {
        byte[] chunk = new byte[CHUNK];
        try {
            for (int read = input.read(chunk); read >= 0; read = input.read(chunk)) {
                send(socket, new Frame(Frame.Channel.STDIN, Arrays.copyOf(chunk, read)));
            }
        } catch (IOException e) {
            Optional.ofNullable(e.getMessage()).ifPresent(System.err::println);
        }
        send(socket, new Frame(Frame.Channel.STDIN, new byte[0]));
    }

    private static void send(WebSocket socket, Frame frame) {
        ByteBuffer bytes = ByteBuffer.allocate(1 + frame.bytes().length).put((byte) frame.channel().ordinal()).put(frame.bytes()).flip();
        socket.sendBinary(bytes, true).join();
    }
}
