package io.argosy.server.join;

import io.argosy.api.session.Frame;
import io.argosy.api.session.StreamRequest;
import io.argosy.codec.Json;
import io.argosy.codec.MalformedJson;
import io.argosy.control.join.Neighbours;
import io.argosy.model.id.NodeId;
import io.argosy.model.join.CheckResult;
import io.argosy.model.join.JoinCheck;
import io.argosy.server.stream.NodeStream;
import io.argosy.server.stream.StreamBroken;
import io.argosy.server.stream.StreamBroker;
import java.time.Duration;
import java.util.Optional;

/// Asks nodes through their sessions. Safe for any number of threads.
public final class SessionNeighbours implements Neighbours {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final StreamBroker streams;
    private final Json json;

    public SessionNeighbours(StreamBroker streams, Json json) {
        this.streams = streams;
        this.json = json;
    }

    @Override
    public CheckResult check(NodeId node, JoinCheck check) {
        try (NodeStream stream = streams.open(node, new StreamRequest.Reach(check))) {
            Thread late = Thread.ofVirtual().name("reach-timeout").start(() -> closeLate(stream));
            try {
                return read(stream.receive());
            } finally {
                late.interrupt();
            }
        } catch (StreamBroken e) {
            return new CheckResult.Wrong(e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new CheckResult.Wrong("the server stops");
        }
    }

    private static void closeLate(NodeStream stream) {
        try {
            Thread.sleep(PATIENCE);
            stream.close();
        } catch (InterruptedException _) {
            // It was answered in time.
        }
    }

    private CheckResult read(Optional<Frame> answer) {
        if (answer.isEmpty() || answer.get().channel() != Frame.Channel.STDOUT) {
            return new CheckResult.Wrong(answer.map(Frame::text).orElse("the node gave no answer"));
        }
        try {
            return json.read(answer.get().bytes(), CheckResult.class);
        } catch (MalformedJson e) {
            return new CheckResult.Wrong("the node's answer cannot be read: " + e.getMessage());
        }
    }
}
