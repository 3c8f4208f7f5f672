package io.argosy.benchmarks.session;

import io.argosy.api.session.AgentMessage;
import io.argosy.api.session.AssignmentDigest;
import io.argosy.api.session.ServerMessage;
import io.argosy.api.session.SessionMethods;
import io.argosy.api.session.Stamp;
import io.argosy.codec.Json;
import io.argosy.model.assignment.Assignment;
import io.argosy.model.assignment.Item;
import io.argosy.model.assignment.Report;
import io.argosy.model.id.NodeName;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/// The session of one machine.
final class SimulatedAgent extends ClientCall.Listener<ServerMessage> {

    private final SimulatedMachine machine;
    private final Json json;
    /// Held so that it lives as long as the agent.
    private final ManagedChannel channel;
    private final ClientCall<AgentMessage, ServerMessage> call;
    private final CompletableFuture<Void> welcomed = new CompletableFuture<>();
    private Assignment assignment = Assignment.EMPTY;
    private volatile boolean vanished;

    private SimulatedAgent(SimulatedMachine machine, Json json, ManagedChannel channel) {
        this.machine = machine;
        this.json = json;
        this.channel = channel;
        this.call = channel.newCall(new SessionMethods(json).control(), CallOptions.DEFAULT);
    }

    /// Returns when the server has welcomed it.
    static SimulatedAgent begin(SimulatedMachine machine, ManagedChannel channel, Json json) {
        SimulatedAgent agent = new SimulatedAgent(machine, json, channel);
        agent.call.start(agent, new Metadata());
        agent.call.request(1);
        agent.call.sendMessage(new AgentMessage.Hello(SessionMethods.PROTOCOL, Optional.empty(), Optional.empty(), new NodeName(machine.name()),
                machine.topology(), Map.of(), machine.facts(), Stamp.NONE, ""));
        agent.welcomed.join();
        return agent;
    }

    boolean isIn(String zone) {
        return machine.topology().getLast().equals(zone);
    }

    /// Its connection breaks, without a word.
    void vanish() {
        vanished = true;
        channel.shutdownNow();
    }

    @Override
    public void onMessage(ServerMessage message) {
        switch (message) {
            case ServerMessage.Welcome _ -> welcomed.complete(null);
            case ServerMessage.Refused refused -> welcomed.completeExceptionally(new IllegalStateException(refused.problem()));
            case ServerMessage.AssignmentChange change -> take(change);
            case ServerMessage.OpenStream _, ServerMessage.ImageAway _, ServerMessage.Witness _, ServerMessage.LeasesKept _ -> { }
        }
        call.request(1);
    }

    private void take(ServerMessage.AssignmentChange change) {
        String mine = AssignmentDigest.of(assignment, json).text();
        if (change.base().isPresent() && !change.base().get().equals(mine)) {
            call.sendMessage(new AgentMessage.NeedWhole(mine));
            return;
        }
        TreeMap<String, Item> items = new TreeMap<>(change.base().isPresent() ? assignment.items() : Map.of());
        change.remove().forEach(items::remove);
        change.put().forEach(item -> items.put(item.key(), item));
        assignment = new Assignment(items);
        call.sendMessage(new AgentMessage.Accepted(AssignmentDigest.of(assignment, json).text()));
        List<Report> reports = change.put().stream().flatMap(item -> Obedience.to(item).stream()).toList();
        if (!reports.isEmpty()) {
            call.sendMessage(new AgentMessage.Reports(reports));
        }
    }

    @Override
    public void onClose(Status status, Metadata trailers) {
        welcomed.completeExceptionally(status.asRuntimeException());
        channel.shutdown();
        if (!vanished) {
            System.err.println("a session ended: " + status);
        }
    }
}
