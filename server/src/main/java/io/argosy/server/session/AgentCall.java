package io.argosy.server.session;

import io.argosy.api.session.AgentMessage;
import io.argosy.api.session.ServerMessage.LeasesKept;
import io.argosy.api.session.ServerMessage.Welcome;
import io.argosy.api.session.SessionMethods;
import io.argosy.api.session.Stamp;
import io.argosy.control.assign.AssignmentAt;
import io.argosy.control.change.NotWritten;
import io.argosy.control.fault.FaultCode;
import io.argosy.control.session.NodeSession;
import io.argosy.control.watch.Watching;
import io.argosy.model.app.ImageIdentity;
import io.argosy.model.id.NodeId;
import io.argosy.model.id.TaskId;
import io.argosy.server.trust.Peer;
import io.grpc.ServerCall;
import io.grpc.Status;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/// One control call. gRPC calls it from one thread at a time, on virtual threads, so what it calls may block; the next message is asked for when one is dealt
/// with, which slows an agent that says more than can be written.
final class AgentCall extends ServerCall.Listener<AgentMessage> {

    private static final Logger LOG = System.getLogger(AgentCall.class.getName());

    private final ServerCall<AgentMessage, ?> call;
    private final AgentLink link;
    private final Peer peer;
    private final Greeting greeting;
    private final AgentLinks links;
    private final BiFunction<AgentLink, Known, AssignmentPush> pushes;
    private final Supplier<List<String>> servers;
    private final BiConsumer<NodeId, ImageIdentity> wishes;
    private final SessionWitnesses testimonies;
    private final CountDownLatch hello = new CountDownLatch(1);
    private final Ending ending = Ending.ofThisCall();
    private Optional<Held> held = Optional.empty();

    /// A node and the digest of what it says it goes by.
    record Known(NodeId node, String digest) {}

    /// What a welcomed agent holds.
    private record Held(NodeSession session, AssignmentPush push, Watching assignments) {}

    AgentCall(
            ServerCall<AgentMessage, ?> call,
            AgentLink link,
            Peer peer,
            Greeting greeting,
            AgentLinks links,
            BiFunction<AgentLink, Known, AssignmentPush> pushes,
            Supplier<List<String>> servers,
            BiConsumer<NodeId, ImageIdentity> wishes,
            SessionWitnesses testimonies) {
        this.call = call;
        this.link = link;
        this.peer = peer;
        this.greeting = greeting;
        this.links = links;
        this.pushes = pushes;
        this.servers = servers;
        this.wishes = wishes;
        this.testimonies = testimonies;
    }

    /// Waits until the agent has said its hello, or the call is over.
    boolean greeted(Duration patience) throws InterruptedException {
        return hello.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void onMessage(AgentMessage message) {
        try {
            handle(message);
            call.request(1);
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "a message of an agent could not be dealt with", e);
            end("the server failed", Status.INTERNAL.withDescription("the server failed; see its log"));
        }
    }

    private void handle(AgentMessage message) {
        switch (message) {
            case AgentMessage.Hello first when held.isEmpty() -> greet(first);
            case AgentMessage.Hello _ -> end("a second hello", Status.FAILED_PRECONDITION.withDescription("a hello is said once"));
            case AgentMessage other when held.isPresent() -> hear(held.get(), other);
            case AgentMessage _ -> end("no hello", Status.FAILED_PRECONDITION.withDescription("the first message is a hello"));
        }
    }

    private void hear(Held mine, AgentMessage message) {
        switch (message) {
            case AgentMessage.Hello _ -> throw new IllegalStateException("a hello is not heard twice");
            case AgentMessage.Facts facts -> mine.session().facts(facts.facts());
            case AgentMessage.Reports reports -> mine.session().reports(reports.reports());
            case AgentMessage.Contacts contacts -> mine.session().unreached(contacts.unreached());
            case AgentMessage.Accepted accepted -> mine.push().answered(new Acceptance.Goes(accepted.digest()));
            case AgentMessage.Guest guest -> links.guest(mine.session().node(), guest);
            case AgentMessage.WantImage wish -> wishes.accept(mine.session().node(), wish.image());
            case AgentMessage.Alive _ -> mine.session().beats();
            case AgentMessage.Testimony testimony -> testimonies.take(mine.session().node(), testimony);
            case AgentMessage.KeepLeases(long number, Set<TaskId> tasks) -> link.send(new LeasesKept(number, mine.session().keepLeases(tasks)));
            case AgentMessage.NeedWhole _ -> mine.push().answered(new Acceptance.Whole());
        }
    }

    private void greet(AgentMessage.Hello said) {
        hello.countDown();
        switch (greeting.greet(peer, said)) {
            case Greeting.Rejected rejected -> {
                LOG.log(rejected.refusal().code().equals(SessionMethods.NOT_LEADING) ? Level.DEBUG : Level.WARNING,
                        "agent {0} was refused: {1}", said.name(), rejected.refusal().problem());
                link.send(rejected.refusal());
                link.end(Status.OK);
            }
            case Greeting.Welcomed welcomed -> welcome(welcomed, said);
        }
    }

    private void welcome(Greeting.Welcomed welcomed, AgentMessage.Hello said) {
        NodeSession session = welcomed.session();
        link.greet(new Welcome(session.cluster(), session.node(), atLeast(session, said.seen()), servers.get(), Optional.of(session.beat())), () -> links.put(session.node(), link, welcomed.until()));
        ending.whenHeard(session::heard);
        session.whenOver(cause -> {
            links.over(session.node());
            link.end(Status.ABORTED.withDescription(cause));
        });
        AssignmentPush push = pushes.apply(link, new Known(session.node(), said.digest()));
        held = Optional.of(new Held(session, push, session.follow(at -> bring(session, push, at))));
        LOG.log(Level.INFO, "node {0} is connected", session.node());
    }

    /// The same leader's word again is not from before what the agent saw.
    private static Stamp atLeast(NodeSession session, Stamp seen) {
        Stamp now = Stamp.of(session.fence(), 0);
        boolean sameLeader = now.incarnation() == seen.incarnation() && now.term() == seen.term();
        return sameLeader ? seen : now;
    }

    private void bring(NodeSession session, AssignmentPush push, AssignmentAt at) {
        try {
            Optional<KnownAssignment> accepted = push.bring(at.assignment(), Stamp.of(session.fence(), at.revision()));
            accepted.ifPresent(known -> {
                links.remember(session.node(), known);
                session.accepted(at.assignment());
            });
            if (accepted.isEmpty()) {
                link.end(Status.DEADLINE_EXCEEDED.withDescription("the agent did not accept its assignment in time"));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void onHalfClose() {
        end("the agent ended its session", Status.OK);
    }

    @Override
    public void onCancel() {
        link.lost();
        release(ending.silent() ? "nothing was heard of the agent any more" : "the connection to the agent was closed");
    }

    @Override
    public void onComplete() {
        link.lost();
        release("the session was closed");
    }

    private void end(String cause, Status status) {
        link.end(status);
        release(cause);
    }

    /// A server that does not lead any more, or whose disk is full, cannot write that the agent is away. The one that leads next finds out by itself.
    private void close(NodeSession session, String cause) {
        try {
            if (ending.silent()) {
                session.fallSilent(cause);
            } else {
                session.close(cause);
            }
        } catch (NotWritten e) {
            LOG.log(e.fault().code() == FaultCode.NOT_LEADING ? Level.DEBUG : Level.WARNING, "that node {0} is away could not be written: {1}", session.node(), e.getMessage());
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "that node " + session.node() + " is away could not be written", e);
        }
    }

    private void release(String cause) {
        hello.countDown();
        held.ifPresent(mine -> {
            links.remove(mine.session().node(), link);
            mine.assignments().close();
            close(mine.session(), cause);
        });
        held = Optional.empty();
    }
}
