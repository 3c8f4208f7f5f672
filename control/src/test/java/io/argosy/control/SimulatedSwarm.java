package io.argosy.control;

import io.argosy.model.assignment.Item.MembershipItem;
import io.argosy.model.assignment.Item.OverlayItem;
import io.argosy.model.assignment.Report.MembershipReport;
import io.argosy.model.assignment.Report.OverlayReport;
import io.argosy.model.network.MemberChange;
import io.argosy.model.network.Membership;
import io.argosy.model.network.OverlayState;
import io.argosy.model.network.SwarmPart;
import io.argosy.model.network.SwarmPeer;
import io.argosy.model.network.SwarmToken;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Engines that can be members of one Swarm, and what each is in it: absent, a worker (false) or a manager (true).
final class SimulatedSwarm {

    static final String TOKEN = "SWMTKN-1-of-the-test";

    private final Map<String, Boolean> members = new TreeMap<>();
    private Optional<String> cluster = Optional.empty();
    private final Map<String, OverlayItem> overlays = new LinkedHashMap<>();
    private final List<Runnable> lookers = new ArrayList<>();

    /// The label a Swarm that is begun gets.
    synchronized void labelled(String name) {
        cluster = Optional.of(name);
    }

    /// Calls, on a thread of its own, when members came or went: agents look at the Swarm by themselves every few seconds.
    synchronized void watched(Runnable looker) {
        lookers.add(looker);
    }

    synchronized MembershipReport membership(String engine, MembershipItem item) {
        Map<String, Boolean> before = members();
        switch (item.part()) {
            case SwarmPart.Found _ -> members.putIfAbsent(engine, true);
            case SwarmPart.Join join -> {
                if (!join.token().value().equals(TOKEN)) {
                    throw new AssertionError("another token: " + join.token().value());
                }
                members.putIfAbsent(engine, false);
            }
            case SwarmPart.Leave _ -> members.remove(engine);
            case SwarmPart.Stay _, SwarmPart.Restore _ -> { }
        }
        item.changes().forEach(this::change);
        if (!members.equals(before)) {
            lookers.forEach(Thread::startVirtualThread);
        }
        return look(engine);
    }

    private void change(MemberChange change) {
        switch (change) {
            case MemberChange.Promote(String member) -> members.replace(member, true);
            case MemberChange.Demote(String member) -> members.replace(member, false);
            case MemberChange.Remove(String member) -> members.remove(member);
        }
    }

    synchronized MembershipReport look(String engine) {
        Boolean manager = members.get(engine);
        if (manager == null) {
            return new MembershipReport(new Membership.Outside(), Optional.empty(), "");
        }
        List<SwarmPeer> peers = members.entrySet().stream()
                .map(entry -> new SwarmPeer(entry.getKey(), entry.getKey(), entry.getValue(), true, entry.getValue())).toList();
        return new MembershipReport(
                new Membership.Member(engine, engine + ":2377", manager, Optional.of("s1").filter(_ -> manager), cluster.filter(_ -> manager),
                        manager ? peers : List.of()),
                Optional.of(new SwarmToken(TOKEN)).filter(_ -> manager), "");
    }

    synchronized OverlayReport overlay(OverlayItem item) {
        if (item.remove()) {
            overlays.remove(item.engineName());
            return new OverlayReport(item.engineName(), new OverlayState.Gone());
        }
        overlays.put(item.engineName(), item);
        return new OverlayReport(item.engineName(), new OverlayState.Made("id-of-" + item.engineName()));
    }

    synchronized Map<String, OverlayItem> overlays() {
        return new LinkedHashMap<>(overlays);
    }

    synchronized Map<String, Boolean> members() {
        return new TreeMap<>(members);
    }
}
