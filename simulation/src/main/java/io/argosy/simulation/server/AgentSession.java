package io.argosy.simulation.server;

import io.argosy.api.session.AgentMessage;
import io.argosy.api.session.AgentMessage.Hello;
import io.argosy.api.session.ServerMessage;
import io.argosy.api.session.Stamp;
import io.argosy.control.session.Admission;
import io.argosy.control.session.Arrival;
import io.argosy.control.session.NodeSession;
import io.argosy.control.watch.Watching;
import io.argosy.model.id.NodeId;
import io.argosy.simulation.network.Connection;
import io.argosy.simulation.network.End;
import io.argosy.simulation.time.Life;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The server's end of one control call: the decisions of the server's own session, without gRPC.
public final class AgentSession implements End<AgentMessage> {

    /// Within which an agent accepts an assignment.
    private static final Duration ACCEPTS_WITHIN = Duration.ofMinutes(1);

    private final SimulatedServer server;
    private final NodeId node;
    private final Life life;
    private Optional<Connection<AgentMessage, ServerMessage>> connection = Optional.empty();
    private Optional<Held> held = Optional.empty();
    private boolean over;

    private record Held(NodeSession session, Push push, Watching assignments) {}

    /// @param node whose certificate the agent shows
    AgentSession(SimulatedServer server, NodeId node, Life life) {
        this.server = server;
        this.node = node;
        this.life = life;
    }

    public void on(Connection<AgentMessage, ServerMessage> opened) {
        connection = Optional.of(opened);
    }

    @Override
    public String place() {
        return server.name();
    }

    @Override
    public Life life() {
        return life;
    }

    @Override
    public void hear(AgentMessage message) {
        try {
            held.ifPresent(mine -> mine.session().heard());
            switch (message) {
                case Hello hello -> greet(hello);
                case AgentMessage.Facts facts -> held.ifPresent(mine -> mine.session().facts(facts.facts()));
                case AgentMessage.Reports reports -> held.ifPresent(mine -> mine.session().reports(reports.reports()));
                case AgentMessage.Contacts contacts -> held.ifPresent(mine -> mine.session().unreached(contacts.unreached()));
                case AgentMessage.Accepted accepted -> answered(accepted.digest());
                case AgentMessage.NeedWhole _ -> answered("");
                case AgentMessage.KeepLeases leases -> held.ifPresent(mine ->
                        say(new ServerMessage.LeasesKept(leases.number(), mine.session().keepLeases(leases.tasks()))));
                case AgentMessage.Alive _ -> held.ifPresent(mine -> mine.session().beats());
                case AgentMessage.WantImage _, AgentMessage.Guest _, AgentMessage.Testimony _ -> { }
            }
        } catch (RuntimeException e) {
            server.failed("a message of " + node, e);
            end("the server failed");
        }
    }

    private void answered(String digest) {
        held.ifPresent(mine -> mine.push().answered(digest).ifPresent(known -> {
            server.remember(node, known);
            mine.session().accepted(known.assignment());
        }));
    }

    private void greet(Hello hello) {
        switch (server.control().sessions().admit(node, new Arrival(hello.node(), hello.cluster(), hello.name(), hello.topology(), hello.labels(), hello.facts()))) {
            case Admission.Refused(Admission.Reason reason, String problem) -> {
                say(new ServerMessage.Refused(reason.name().toLowerCase(Locale.ROOT).replace('_', '-'), problem, Optional.empty()));
                end("refused");
            }
            case Admission.Admitted(NodeSession session) -> welcome(session, hello);
        }
    }

    private void welcome(NodeSession session, Hello hello) {
        say(new ServerMessage.Welcome(session.cluster(), session.node(), atLeast(hello.seen()), List.of(), Optional.of(session.beat())));
        session.whenOver(_ -> connection.ifPresent(Connection::dismiss));
        Push push = new Push(server.json(), revision -> Stamp.of(server.fence(), revision), hello.digest(), server.remembered(node), this::send,
                () -> end("the agent did not accept its assignment"));
        held = Optional.of(new Held(session, push, session.follow(push::bring)));
    }

    private void send(ServerMessage.AssignmentChange change) {
        say(change);
        server.timeline().after(ACCEPTS_WITHIN, life, () -> {
            if (held.filter(mine -> mine.push().awaits(change)).isPresent()) {
                end("the agent did not accept its assignment in time");
            }
        });
    }

    /// The same leader's word again is not from before what the agent saw.
    private Stamp atLeast(Stamp seen) {
        Stamp now = Stamp.of(server.fence(), 0);
        return now.incarnation() == seen.incarnation() && now.term() == seen.term() ? seen : now;
    }

    private void say(ServerMessage message) {
        connection.ifPresent(open -> open.down(message));
    }

    void end(String cause) {
        connection.ifPresent(Connection::dismiss);
        release(cause, false);
    }

    @Override
    public void over(boolean silent) {
        release(silent ? "nothing was heard of the agent any more" : "the connection to the agent was closed", silent);
    }

    boolean over() {
        return over;
    }

    /// The process is gone; the kernel closes the connection.
    void vanish() {
        over = true;
        connection.ifPresent(Connection::dismiss);
    }

    private void release(String cause, boolean silent) {
        over = true;
        Optional<Held> mine = held;
        held = Optional.empty();
        mine.ifPresent(was -> {
            was.assignments().close();
            close(was.session(), cause, silent);
        });
    }

    private void close(NodeSession session, String cause, boolean silent) {
        try {
            if (silent) {
                session.fallSilent(cause);
            } else {
                session.close(cause);
            }
        } catch (RuntimeException e) {
            server.failed("the end of a session of " + node, e);
        }
    }
}
