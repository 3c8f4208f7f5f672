package io.argosy.server.stream;

import io.argosy.api.session.Frame;
import io.argosy.api.session.ServerMessage;
import io.argosy.api.session.SessionMethods;
import io.argosy.api.session.StreamRequest;
import io.argosy.model.id.NodeId;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.Status;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/// Brings together those who want a stream and the calls that agents make for it. Safe for any number of threads.
public final class StreamBroker implements ServerCallHandler<Frame, Frame> {

    /// How long an agent may take to make the call.
    public static final Duration PATIENCE = Duration.ofSeconds(10);

    /// Streams that may wait for their call at one moment.
    private static final int MOST_WAITING = 256;

    private final SecureRandom random = new SecureRandom();
    private final Map<String, Wanted> waiting = new ConcurrentHashMap<>();
    private final Map<NodeId, Set<NodeStream>> open = new ConcurrentHashMap<>();
    private final Semaphore places = new Semaphore(MOST_WAITING);
    private final Sender sender;
    private final Function<ServerCall<?, ?>, Optional<NodeId>> holder;
    private final Duration patience;

    /// Says something to the agent of a node.
    @FunctionalInterface
    public interface Sender {

        /// @return whether the node has a session
        boolean send(NodeId node, ServerMessage message);
    }

    /// A stream that somebody waits for, and the node that is to make the call.
    private record Wanted(NodeId node, CompletableFuture<NodeStream> call) {}

    /// @param holder of which node a caller is
    public StreamBroker(Sender sender, Function<ServerCall<?, ?>, Optional<NodeId>> holder, Duration patience) {
        this.sender = sender;
        this.holder = holder;
        this.patience = patience;
    }

    /// Waits until the stream is open.
    ///
    /// @throws StreamBroken when the node has no session, or its agent does not open the stream in time
    public NodeStream open(NodeId node, StreamRequest request) throws StreamBroken, InterruptedException {
        if (!places.tryAcquire()) {
            throw new StreamBroken("too many streams are being opened; try again in a moment");
        }
        String id = newId();
        CompletableFuture<NodeStream> call = new CompletableFuture<>();
        waiting.put(id, new Wanted(node, call));
        try {
            if (!sender.send(node, new ServerMessage.OpenStream(id, request))) {
                throw new StreamBroken("the node's agent is away");
            }
            return await(call);
        } finally {
            waiting.remove(id);
            places.release();
        }
    }

    private NodeStream await(CompletableFuture<NodeStream> call) throws StreamBroken, InterruptedException {
        try {
            return call.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            if (call.cancel(false)) {
                throw new StreamBroken("the node's agent did not open the stream within " + patience.toSeconds() + " s");
            }
            return call.resultNow();
        } catch (InterruptedException stopped) {
            if (!call.cancel(false)) {
                call.resultNow().close();
            }
            throw stopped;
        } catch (ExecutionException e) {
            throw new IllegalStateException("a stream's call is only ever completed or cancelled", e);
        }
    }

    @Override
    public ServerCall.Listener<Frame> startCall(ServerCall<Frame, Frame> call, Metadata headers) {
        String id = headers.get(SessionMethods.STREAM_ID);
        Wanted wanted = id == null ? null : waiting.get(id);
        if (wanted == null || !holder.apply(call).equals(Optional.of(wanted.node())) || !waiting.remove(id, wanted)) {
            call.close(Status.NOT_FOUND.withDescription("nobody waits for this stream"), new Metadata());
            return new ServerCall.Listener<>() {};
        }
        NodeStream stream = new NodeStream(call);
        Set<NodeStream> ofNode = open.computeIfAbsent(wanted.node(), _ -> ConcurrentHashMap.newKeySet());
        ofNode.add(stream);
        ServerCall.Listener<Frame> events = stream.begin(() -> ofNode.remove(stream));
        if (!wanted.call().complete(stream)) {
            stream.close();
        }
        return events;
    }

    /// Ends all streams of a node whose session is over.
    public void breakOff(NodeId node) {
        open.getOrDefault(node, Set.of()).forEach(NodeStream::breakOff);
    }

    private String newId() {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
