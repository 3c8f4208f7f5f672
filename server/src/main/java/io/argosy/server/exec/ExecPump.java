package io.argosy.server.exec;

import io.argosy.api.session.Frame;
import io.argosy.server.stream.NodeStream;
import java.io.IOException;
import java.util.Optional;

/// Moves frames both ways until the program has ended or the person has gone.
final class ExecPump {

    private final ExecSocket socket;
    private final NodeStream stream;

    ExecPump(ExecSocket socket, NodeStream stream) {
        this.socket = socket;
        this.stream = stream;
    }

    void run() throws IOException, InterruptedException {
        Thread input = Thread.ofVirtual().name("exec-input").start(this::input);
        try {
            for (Optional<Frame> frame = stream.receive(); frame.isPresent(); frame = stream.receive()) {
                socket.send(frame.get());
            }
        } finally {
            input.interrupt();
        }
    }

    private void input() {
        try {
            while (true) {
                Frame frame = socket.frame();
                switch (frame.channel()) {
                    case STDIN, RESIZE -> stream.send(frame);
                    case STDOUT, STDERR, EXIT, FAILED -> throw new IOException("people send input and sizes only");
                }
            }
        } catch (IOException gone) {
            stream.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
