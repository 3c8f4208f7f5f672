package io.argosy.benchmarks.session;

import io.argosy.agent.join.Applicant;
import io.argosy.agent.join.Entrance;
import io.argosy.agent.session.Door;
import io.argosy.agent.session.KnownServers;
import io.argosy.agent.trust.Credentials;
import io.argosy.api.session.JoinAsk;
import io.argosy.api.session.SessionMethods;
import io.argosy.codec.Json;
import io.argosy.model.id.NodeName;
import io.argosy.model.join.CheckResult;
import io.argosy.model.join.JoinToken;
import io.argosy.model.node.EngineCondition;
import io.argosy.model.node.MachineIdentity;
import io.argosy.model.node.NodeFacts;
import io.argosy.model.unit.ByteSize;
import io.argosy.model.unit.Cpus;
import io.grpc.ManagedChannel;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A machine that joins by the agent's own means.
///
/// @param number tells it from the others
/// @param data where it keeps its certificate
record SimulatedMachine(int number, Path data) {

    private static final int ZONES = 3;

    String name() {
        return "m%04d".formatted(number);
    }

    List<String> topology() {
        return List.of("local", "z" + number % ZONES);
    }

    /// Every machine has its own engine; nothing is known of the rest of it. All have one address, so that no ports between them are looked at.
    NodeFacts facts() {
        return new NodeFacts(name(), "127.0.0.1", "linux", "amd64", Cpus.cores(64), ByteSize.mebibytes(65_536), "28.0", "1.48", "0.1", Map.of(), List.of(), "")
                .with(new MachineIdentity("engine-" + number, "", ""), EngineCondition.UNKNOWN);
    }

    /// Joins unless it has done so before. @throws IllegalStateException when the server refuses
    ManagedChannel enter(String server, JoinToken token, Json json) throws InterruptedException {
        Applicant applicant = new Applicant(() -> Optional.of(token), (secret, key) -> new JoinAsk.Apply(
                SessionMethods.PROTOCOL, secret, key, Optional.empty(), Optional.empty(), new NodeName(name()), topology(), Map.of(), facts(),
                InstantSource.system().instant()), _ -> new CheckResult.Fine());
        Door door = new Entrance(KnownServers.in(data, List.of(server), json), Credentials.in(data, json), applicant, json, InstantSource.system());
        return switch (door.open()) {
            case Door.Way.Open(ManagedChannel channel) -> channel;
            case Door.Way.Shut(String problem, _) -> throw new IllegalStateException(name() + ": " + problem);
        };
    }
}
