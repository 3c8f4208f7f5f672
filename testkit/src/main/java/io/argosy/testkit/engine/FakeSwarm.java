package io.argosy.testkit.engine;

import io.argosy.engine.EngineException;
import io.argosy.engine.NetworkInfo;
import io.argosy.engine.Swarm;
import io.argosy.engine.SwarmInfo;
import io.argosy.engine.SwarmState;
import io.argosy.model.network.SwarmPeer;
import io.argosy.model.network.SwarmToken;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Swarm mode of a fake engine. Managers have a quorum or do nothing; who was removed does not hear of it, as in the real thing.
public final class FakeSwarm implements Swarm {
    private final FakeEngine engine;
    private final FakeLan lan;
    private Optional<FakeLan.Group> group = Optional.empty();
    private Optional<FakeLan.Member> self = Optional.empty();
    private boolean failed;

    FakeSwarm(FakeEngine engine, FakeLan lan) {
        this.engine = engine;
        this.lan = lan;
    }

    /// As an engine that failed to become a manager, and says so for ever.
    public void fail() {
        failed = true;
    }

    @Override
    public SwarmState state() {
        return engine.faults().read("swarm", "", this::current);
    }

    private SwarmState current() {
        return self.<SwarmState>map(member -> new SwarmState.Member(member.id, member.address, member.manager, failed ? "its state is error" : "", failed)).orElseGet(SwarmState.Outside::new);
    }

    @Override
    public Optional<SwarmInfo> info() {
        return engine.faults().read("swarm-info", "", () -> managed().map(mine -> {
            mine.requireLed();
            return new SwarmInfo(mine.id, mine.labels, new SwarmToken(mine.token()));
        }));
    }

    private Optional<FakeLan.Group> managed() {
        return self.filter(member -> member.manager).flatMap(_ -> group);
    }

    private FakeLan.Group requireManager() {
        FakeLan.Group mine = managed().orElseThrow(() -> new EngineException.Refused("This node is not a swarm manager."));
        mine.requireLed();
        return mine;
    }

    @Override
    public List<SwarmPeer> members() {
        return engine.faults().read("members", "", () -> requireManager().members.values().stream()
                .map(member -> new SwarmPeer(member.id, member.address, member.manager, member.up, member.manager && member.up)).toList());
    }

    @Override
    public boolean heard() {
        return engine.faults().read("heard", "", () -> self.isPresent() && managed().map(FakeLan.Group::led).orElse(true));
    }

    @Override
    public void begin(String address, String addressPool, Map<String, String> labels) {
        change("swarm-begin", address, () -> {
            requireOutside();
            enter(lan.begin(labels), address, true);
        });
    }

    @Override
    public void join(String address, List<String> managers, String token) {
        change("swarm-join", String.join(",", managers), () -> {
            requireOutside();
            FakeLan.Group found = managers.stream().flatMap(manager -> lan.at(manager).stream()).findFirst()
                    .orElseThrow(() -> new EngineException.Refused("Timeout was reached before node joined"));
            if (!found.token().equals(token)) {
                throw new EngineException.Refused("invalid join token");
            }
            found.requireLed();
            enter(found, address, false);
        });
    }

    private void requireOutside() {
        if (self.isPresent()) {
            throw new EngineException.Refused("This node is already part of a swarm. Use \"docker swarm leave\" to leave this swarm and join another one.");
        }
    }

    private void enter(FakeLan.Group found, String address, boolean manager) {
        failed = false;
        group = Optional.of(found);
        self = Optional.of(lan.enter(found, address, manager));
    }

    @Override
    public void restore(String address) {
        change("swarm-restore", address, () -> managed().orElseThrow().members.values().removeIf(member -> member.manager && member != self.get()));
    }

    @Override
    public void leave() {
        change("swarm-leave", "", () -> {
            self.ifPresent(member -> member.up = false);
            self = Optional.empty();
            group = Optional.empty();
        });
    }

    @Override
    public void role(String member, boolean manager) {
        change("role-" + (manager ? "manager" : "worker"), member, () -> {
            if (!manager && requireManager().members.values().stream().filter(other -> other.manager).count() == 1) {
                throw new EngineException.Refused("attempting to demote the last manager of the swarm");
            }
            require(member).manager = manager;
        });
    }

    private FakeLan.Member require(String member) {
        return Optional.ofNullable(requireManager().members.get(member)).orElseThrow(() -> new EngineException.NotFound("node " + member + " not found"));
    }

    @Override
    public void remove(String member) {
        change("remove-member", member, () -> {
            if (requireManager().members.containsKey(member) && require(member).manager) {
                throw new EngineException.Refused("node " + member + " is a cluster manager and is a member of the raft cluster");
            }
            requireManager().members.remove(member);
        });
    }

    private void change(String call, String on, Runnable effect) {
        engine.faults().change(call, on, () -> {
            effect.run();
            return null;
        });
    }

    String nextOverlay() {
        return "overlay%057d".formatted(lan.nextOverlay());
    }

    void make(NetworkInfo overlay) {
        requireManager().overlays.put(overlay.id(), overlay);
    }

    /// Overlays that this engine tells of: all on a manager, on a worker those that its containers are on.
    List<NetworkInfo> overlays() {
        boolean all = managed().isPresent();
        return group.map(mine -> mine.overlays.values().stream().filter(overlay -> all || used(overlay)).toList()).orElse(List.of());
    }

    private boolean used(NetworkInfo overlay) {
        return engine.containers().all().stream().anyMatch(container -> container.running() && container.networks().containsKey(overlay.name()));
    }

    boolean forget(String id) {
        return managed().map(mine -> mine.overlays.remove(id) != null).orElse(false);
    }

    /// One that containers of this engine can be attached to, which its Swarm's managers decide.
    Optional<NetworkInfo> attachable(String network) {
        return group.flatMap(mine -> mine.overlays.values().stream()
                .filter(overlay -> overlay.id().equals(network) || overlay.name().equals(network)).findFirst()
                .map(overlay -> {
                    if (!mine.led()) {
                        throw new EngineException.Refused("Could not attach to network " + overlay.id() + ": context deadline exceeded");
                    }
                    return overlay;
                }));
    }
}
