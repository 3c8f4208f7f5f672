package io.argosy.server.session;

import io.argosy.api.session.AgentMessage;
import io.argosy.api.session.AssignmentDigest;
import io.argosy.api.session.Frame;
import io.argosy.api.session.ServerMessage;
import io.argosy.api.session.SessionMethods;
import io.argosy.api.session.Stamp;
import io.argosy.api.session.StreamRequest;
import io.argosy.codec.Json;
import io.argosy.model.app.ImageIdentity;
import io.argosy.model.assignment.Assignment;
import io.argosy.model.assignment.Item;
import io.argosy.model.assignment.Report;
import io.argosy.model.id.NodeId;
import io.argosy.model.id.NodeName;
import io.argosy.model.id.TaskId;
import io.argosy.model.node.AgentFeature;
import io.argosy.model.node.NodeFacts;
import io.argosy.model.task.EndReason;
import io.argosy.model.task.Goal;
import io.argosy.model.task.RunState;
import io.argosy.model.task.TaskState;
import io.argosy.model.task.TaskStatus;
import io.argosy.model.unit.ByteSize;
import io.argosy.model.unit.Cpus;
import io.argosy.model.witness.Sighting;
import io.argosy.model.witness.Suspect;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BiConsumer;
import java.util.function.Function;

/// An agent with an engine on which everything works at once: images are found, tasks are ready as soon as they are told to run, and ended as soon as
/// they are told to stop.
public final class FakeAgent implements AutoCloseable {

    private final Json json = Json.standard();
    private final SessionMethods methods = new SessionMethods(json);
    private final ManagedChannel channel;
    private volatile ManagedChannel streaming;
    private final CompletableFuture<ServerMessage> greeted = new CompletableFuture<>();
    private final CompletableFuture<ServerMessage.ImageAway> away = new CompletableFuture<>();
    private final CompletableFuture<ServerMessage.LeasesKept> leases = new CompletableFuture<>();
    private final CompletableFuture<Status> ended = new CompletableFuture<>();
    private final List<ServerMessage.AssignmentChange> changes = new CopyOnWriteArrayList<>();
    private final BlockingQueue<AgentStream> streams = new LinkedBlockingQueue<>();
    private volatile BiConsumer<StreamRequest, AgentStream> onStream = (request, stream) -> streams.add(stream);
    private volatile boolean opensStreams = true;
    private volatile boolean forgetful;
    private volatile Function<List<Suspect>, List<Sighting>> sights = _ -> List.of();
    private Assignment assignment = Assignment.EMPTY;
    private ClientCall<AgentMessage, ServerMessage> control;

    /// An agent whose machine has joined.
    public FakeAgent(FakeNode node) {
        this(node.channel());
    }

    FakeAgent(ManagedChannel channel) {
        this.channel = channel;
        this.streaming = channel;
    }

    public static AgentMessage.Hello hello(String name) {
        return new AgentMessage.Hello(
                SessionMethods.PROTOCOL, Optional.empty(), Optional.empty(), new NodeName(name), List.of(), Map.of(), facts(), Stamp.NONE, "");
    }

    /// At an address of its own.
    static AgentMessage.Hello hello(String name, String address) {
        return new AgentMessage.Hello(
                SessionMethods.PROTOCOL, Optional.empty(), Optional.empty(), new NodeName(name), List.of(), Map.of(), facts(address), Stamp.NONE, "");
    }

    public static NodeFacts facts() {
        return facts("10.0.0.1");
    }

    private static NodeFacts facts(String address) {
        return new NodeFacts("host", address, "linux", "amd64", Cpus.cores(4), ByteSize.mebibytes(4096), "27.0", "1.46", "0.1", Map.of(), List.of(), "").withFeatures(AgentFeature.words());
    }

    /// From now on streams are opened over another connection, which is closed with this agent's.
    void openStreamsOver(ManagedChannel other) {
        streaming = other;
    }

    public FakeAgent say(AgentMessage first) {
        control = channel.newCall(methods.control(), CallOptions.DEFAULT);
        control.start(new ControlEvents(), new Metadata());
        control.request(100);
        send(first);
        return this;
    }

    /// Tests and answers speak from threads of their own, and a call takes messages from one at a time.
    private void send(AgentMessage message) {
        synchronized (control) {
            control.sendMessage(message);
        }
    }

    /// Says something after the hello.
    public void tell(AgentMessage message) {
        send(message);
    }

    /// Waits for the server's word that an image cannot be had.
    public ServerMessage.ImageAway away() {
        return away.join();
    }

    /// Waits for the first answer about leases.
    ServerMessage.LeasesKept leases() {
        return leases.join();
    }

    /// Waits for the answer to the hello.
    public ServerMessage greeting() {
        return greeted.join();
    }

    public NodeId node() {
        return ((ServerMessage.Welcome) greeting()).node();
    }

    public Status end() {
        return ended.join();
    }

    public List<ServerMessage.AssignmentChange> changes() {
        return changes;
    }

    public synchronized Assignment assignment() {
        return assignment;
    }

    /// From now on no stream is opened.
    public void ignoreStreams() {
        opensStreams = false;
    }

    /// Answers the next change as an agent whose disk was emptied.
    public void forget() {
        forgetful = true;
    }

    /// @param answer what it sees when it is asked for others
    public void sees(Function<List<Suspect>, List<Sighting>> answer) {
        sights = answer;
    }

    public void onStream(BiConsumer<StreamRequest, AgentStream> handler) {
        onStream = handler;
    }

    private synchronized void handle(ServerMessage message) {
        switch (message) {
            case ServerMessage.Welcome _, ServerMessage.Refused _ -> greeted.complete(message);
            case ServerMessage.AssignmentChange change -> apply(change);
            case ServerMessage.OpenStream open -> open(open);
            case ServerMessage.ImageAway said -> away.complete(said);
            case ServerMessage.Witness asked -> send(new AgentMessage.Testimony(asked.id(), sights.apply(asked.suspects())));
            case ServerMessage.LeasesKept said -> leases.complete(said);
        }
    }

    private void open(ServerMessage.OpenStream open) {
        if (opensStreams) {
            Metadata headers = new Metadata();
            headers.put(SessionMethods.STREAM_ID, open.id());
            AgentStream stream = new AgentStream(streaming.newCall(methods.stream(), CallOptions.DEFAULT), headers);
            Thread.ofVirtual().start(() -> onStream.accept(open.request(), stream));
        }
    }

    private void apply(ServerMessage.AssignmentChange change) {
        changes.add(change);
        String mine = AssignmentDigest.of(assignment, json).text();
        if (forgetful || change.base().isPresent() && !change.base().get().equals(mine)) {
            forgetful = false;
            send(new AgentMessage.NeedWhole(mine));
            return;
        }
        TreeMap<String, Item> items = new TreeMap<>(change.base().isPresent() ? assignment.items() : Map.of());
        change.remove().forEach(items::remove);
        change.put().forEach(item -> items.put(item.key(), item));
        assignment = new Assignment(items);
        send(new AgentMessage.Accepted(AssignmentDigest.of(assignment, json).text()));
        send(new AgentMessage.Reports(reports(change.put())));
    }

    private static List<Report> reports(List<Item> items) {
        List<Report> reports = new ArrayList<>();
        for (Item item : items) {
            switch (item) {
                case Item.ImageItem image -> reports.add(new Report.ImageReport(
                        image.id(), new Report.ImageProgress.Found(new ImageIdentity("sha256:" + "0".repeat(64), Optional.empty()))));
                case Item.TaskItem task -> reports.add(new Report.TaskReport(status(task)));
                case Item.NetworkItem _, Item.OverlayItem _, Item.MembershipItem _, Item.VolumeItem _, Item.ContentItem _, Item.KeepItem _,
                        Item.RegistryItem _, Item.ServiceItem _, Item.ListenerItem _ -> {}
            }
        }
        return reports;
    }

    private static TaskStatus status(Item.TaskItem item) {
        TaskId task = item.task().id();
        return new TaskStatus(
                task, state(item.task().goal()), Optional.of("container-" + task), Map.of(), List.of(), 0, false, Optional.empty(), "");
    }

    private static TaskState state(Goal goal) {
        return switch (goal) {
            case RUN -> new TaskState.Running(RunState.READY, Instant.now(), Optional.empty());
            case STOP -> new TaskState.Ended(EndReason.STOPPED, Instant.now());
        };
    }

    /// Waits for a stream that the server asked for.
    public AgentStream stream() throws InterruptedException {
        return streams.take();
    }

    @Override
    public void close() {
        channel.shutdownNow();
        streaming.shutdownNow();
    }

    private final class ControlEvents extends ClientCall.Listener<ServerMessage> {

        @Override
        public void onMessage(ServerMessage message) {
            handle(message);
            control.request(1);
        }

        @Override
        public void onClose(Status status, Metadata trailers) {
            greeted.completeExceptionally(status.asRuntimeException());
            ended.complete(status);
        }
    }

    /// A byte stream from the agent's side.
    public static final class AgentStream {

        private final ClientCall<Frame, Frame> call;
        private final BlockingQueue<Frame> received = new LinkedBlockingQueue<>();
        private final CompletableFuture<Status> closed = new CompletableFuture<>();

        AgentStream(ClientCall<Frame, Frame> call, Metadata headers) {
            this.call = call;
            call.start(new ClientCall.Listener<>() {
                @Override
                public void onMessage(Frame frame) {
                    received.add(frame);
                }

                @Override
                public void onClose(Status status, Metadata trailers) {
                    closed.complete(status);
                }
            }, headers);
        }

        public void request(int frames) {
            call.request(frames);
        }

        public Frame take() throws InterruptedException {
            return received.take();
        }

        public void send(Frame frame) {
            call.sendMessage(frame);
        }

        public boolean ready() {
            return call.isReady();
        }

        public void end() {
            call.halfClose();
        }

        public void cancel() {
            call.cancel("gone", null);
        }

        public Status closed() {
            return closed.join();
        }
    }
}
