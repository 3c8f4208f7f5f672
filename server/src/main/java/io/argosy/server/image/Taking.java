package io.argosy.server.image;

import io.argosy.api.session.Frame;
import io.argosy.api.session.Frame.Channel;
import io.argosy.model.id.NodeId;
import io.argosy.server.stream.NodeStream;
import io.argosy.server.stream.StreamBroken;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// One node that takes an image, with a thread that waits for it, so that it holds up others for a while only.
final class Taking {

    private static final Logger LOG = System.getLogger(Taking.class.getName());

    /// Frames that may wait for a taker.
    private static final int WINDOW = 32;

    /// How long a taker may take nothing.
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final NodeId node;
    private final BlockingQueue<Frame> frames = new ArrayBlockingQueue<>(WINDOW);
    private final CompletableFuture<Integer> here = new CompletableFuture<>();
    private final Thread thread;
    private volatile boolean over;

    /// Opens the stream to the taker.
    @FunctionalInterface
    interface Opening {
        NodeStream open() throws StreamBroken, InterruptedException;
    }

    Taking(NodeId node, Opening opening) {
        this.node = node;
        this.thread = Thread.ofVirtual().name("image for " + node).start(() -> run(opening));
    }

    private void run(Opening opening) {
        try (NodeStream stream = opening.open()) {
            here.complete(firstWord(stream));
            for (Frame frame = frames.take(); !ends(frame); frame = frames.take()) {
                stream.send(frame);
            }
            stream.endInput();
            over = true;
            outcome(stream);
        } catch (StreamBroken e) {
            LOG.log(Level.WARNING, "node {0} did not take an image: {1}", node, e.getMessage());
        } catch (InterruptedException _) {
            // The giver failed, or this taker was too slow.
        } finally {
            over = true;
            here.complete(null);
            frames.clear();
        }
    }

    private static int firstWord(NodeStream stream) throws StreamBroken, InterruptedException {
        Frame first = stream.receive().orElseThrow(() -> new StreamBroken("it said nothing"));
        if (first.channel() != Channel.STDOUT) {
            throw new StreamBroken(first.text());
        }
        return Integer.parseInt(new String(first.bytes(), StandardCharsets.UTF_8));
    }

    private void outcome(NodeStream stream) throws StreamBroken, InterruptedException {
        for (Optional<Frame> frame = stream.receive(); frame.isPresent(); frame = stream.receive()) {
            Frame got = frame.get();
            if (got.channel() == Channel.EXIT && got.exitCode() != 0 || got.channel() == Channel.FAILED) {
                throw new StreamBroken(got.text());
            }
        }
    }

    private static boolean ends(Frame frame) {
        return frame.channel() == Channel.STDIN && frame.bytes().length == 0;
    }

    /// Waits for how many of the first layers it has; empty when it does not take the image.
    Optional<Integer> here() throws InterruptedException {
        try {
            return Optional.ofNullable(here.get(PATIENCE.toSeconds(), TimeUnit.SECONDS));
        } catch (TimeoutException _) {
            close();
            return Optional.empty();
        } catch (ExecutionException e) {
            throw new IllegalStateException("it is only ever completed", e);
        }
    }

    boolean alive() {
        return !over;
    }

    /// Waits while the taker is slow.
    ///
    /// @return whether it takes any more
    boolean put(Frame frame) throws InterruptedException {
        if (over) {
            return false;
        }
        if (!frames.offer(frame, PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            LOG.log(Level.WARNING, "node {0} took nothing of an image for {1} s and was left behind", node, PATIENCE.toSeconds());
            close();
        }
        return !over;
    }

    /// All was given. The taker goes on by itself.
    void end() {
        try {
            put(new Frame(Channel.STDIN, new byte[0]));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            close();
        }
    }

    void close() {
        over = true;
        thread.interrupt();
    }
}
