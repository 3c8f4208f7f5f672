package io.argosy.simulation.node;

import io.argosy.agent.label.Identity;
import io.argosy.agent.session.Orders;
import io.argosy.api.session.AgentMessage;
import io.argosy.api.session.ServerMessage;
import io.argosy.model.assignment.Report;
import io.argosy.simulation.network.Connection;
import io.argosy.simulation.network.End;
import io.argosy.simulation.time.Life;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Holds a session for as long as the agent lives: dials, says hello, keeps orders, reports. The decisions of the agent's own session, without gRPC.
final class Dialling implements End<ServerMessage> {

    private static final Duration FIRST = Duration.ofMillis(250);
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final Duration GOOD_SESSION = Duration.ofSeconds(5);

    private final String place;
    private final Process process;
    private final Agent agent;
    private final Supplier<AgentMessage.Hello> hello;
    private final Runnable dial;
    private Optional<Connection<AgentMessage, ServerMessage>> connection = Optional.empty();
    private boolean welcomed;
    private boolean flushing;
    private int failures;
    private long began;

    /// @param dial tries to reach a server, and says what came of it by [#opened] or [#shut]
    Dialling(String place, Process process, Agent agent, Supplier<AgentMessage.Hello> hello, Runnable dial) {
        this.place = place;
        this.process = process;
        this.agent = agent;
        this.hello = hello;
        this.dial = dial;
    }

    void start() {
        process.soon(dial);
    }

    void shut() {
        again();
    }

    void opened(Connection<AgentMessage, ServerMessage> open) {
        connection = Optional.of(open);
        began = process.timeline().micros();
        open.up(hello.get());
    }

    private void again() {
        connection = Optional.empty();
        welcomed = false;
        agent.session(false);
        Duration full = FIRST.multipliedBy(1L << Math.min(failures++, 10));
        Duration most = full.compareTo(LONGEST) < 0 ? full : LONGEST;
        process.after(process.chance().between(most.dividedBy(2), most), dial);
    }

    private void end() {
        connection.ifPresent(Connection::hangUp);
        ended();
    }

    private void ended() {
        if (process.timeline().micros() - began > GOOD_SESSION.toNanos() / 1_000) {
            failures = 0;
        }
        again();
    }

    /// The kernel closes what the process had open.
    void vanish() {
        connection.ifPresent(Connection::hangUp);
    }

    boolean connected() {
        return welcomed;
    }

    @Override
    public String place() {
        return place;
    }

    @Override
    public Life life() {
        return process.life();
    }

    @Override
    public void over(boolean silent) {
        ended();
    }

    @Override
    public void hear(ServerMessage message) {
        process.doing(() -> {
            switch (message) {
                case ServerMessage.Welcome welcome -> greeted(welcome);
                case ServerMessage.Refused _ -> end();
                case ServerMessage.AssignmentChange change -> changed(change);
                case ServerMessage.LeasesKept kept -> agent.leased(kept);
                case ServerMessage.OpenStream _, ServerMessage.ImageAway _, ServerMessage.Witness _ -> { }
            }
        });
    }

    private void greeted(ServerMessage.Welcome welcome) {
        Optional<Identity> identity = agent.orders().welcomed(welcome);
        if (identity.isEmpty()) {
            end();
            return;
        }
        agent.welcomed(identity.get());
        welcomed = true;
        agent.session(true);
        welcome.beat().ifPresent(every -> beat(connection, every));
        agent.unhear();
        flush();
    }

    /// Says again and again that the agent is there, while that connection lasts.
    private void beat(Optional<Connection<AgentMessage, ServerMessage>> held, Duration every) {
        if (welcomed && held.equals(connection)) {
            say(new AgentMessage.Alive());
            process.after(every, () -> beat(held, every));
        }
    }

    private void changed(ServerMessage.AssignmentChange change) {
        switch (agent.orders().changed(change)) {
            case Orders.Outcome.Accepted accepted -> {
                say(new AgentMessage.Accepted(accepted.digest()));
                agent.assigned(accepted.assignment());
            }
            case Orders.Outcome.OtherBase(String digest) -> say(new AgentMessage.NeedWhole(digest));
            case Orders.Outcome.Outdated _ -> end();
        }
    }

    void say(AgentMessage message) {
        connection.ifPresent(open -> open.up(message));
    }

    /// Asks for leases, if there is a session.
    void ask(AgentMessage.KeepLeases leases) {
        if (welcomed) {
            say(leases);
        }
    }

    /// There are reports.
    void wake() {
        if (welcomed && !flushing) {
            flushing = true;
            process.soon(this::flush);
        }
    }

    private void flush() {
        flushing = false;
        if (welcomed) {
            List<Report> batch = agent.reports();
            if (!batch.isEmpty()) {
                say(new AgentMessage.Reports(batch));
                wake();
            }
        }
    }
}
