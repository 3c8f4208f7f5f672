package io.argosy.planning.swarm;

import io.argosy.model.assignment.Item.MembershipItem;
import io.argosy.model.id.NodeId;
import io.argosy.model.network.MemberChange;
import io.argosy.model.network.Membership;
import io.argosy.model.network.Swarm;
import io.argosy.model.network.SwarmPart;
import io.argosy.model.network.SwarmPeer;
import io.argosy.model.network.SwarmToken;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Engines that form Swarms as they are told, with managers that need a majority; and a server that plans for them.
final class FakeSwarms {

    static final String CLUSTER = "c1";

    private final Map<NodeId, Engine> engines = new TreeMap<>();
    private final Map<String, NodeId> members = new LinkedHashMap<>();
    private Optional<Swarm> swarm = Optional.empty();
    private Map<NodeId, MembershipItem> orders = Map.of();
    private final Set<NodeId> givenUp = new HashSet<>();
    private String known = "";
    private boolean blocked;
    private int made;

    /// One engine and its agent.
    static final class Engine {
        final List<String> topology;
        final Instant joinedAt;
        boolean up = true;
        boolean registered = true;
        Optional<String> member = Optional.empty();
        Optional<Group> group = Optional.empty();
        Membership said = new Membership.Outside();

        Engine(List<String> topology, Instant joinedAt) {
            this.topology = topology;
            this.joinedAt = joinedAt;
        }
    }

    /// One Swarm: what its managers have agreed on, and who they are.
    static final class Group {
        final String id;
        final Optional<String> cluster;
        final Map<String, Boolean> members = new LinkedHashMap<>();
        Set<String> managers = new LinkedHashSet<>();

        Group(String id, Optional<String> cluster) {
            this.id = id;
            this.cluster = cluster;
        }
    }

    NodeId join(String name, String... topology) {
        NodeId id = new NodeId(name);
        engines.put(id, new Engine(List.of(topology), Instant.EPOCH.plusSeconds(engines.size())));
        return id;
    }

    void inForeignSwarm(NodeId id) {
        enter(engines.get(id), new Group("foreign", Optional.empty()), true);
    }

    Engine engine(NodeId id) {
        return engines.get(id);
    }

    void lose(NodeId id) {
        engines.get(id).up = false;
    }

    void comeBack(NodeId id) {
        engines.get(id).up = true;
    }

    void unregister(NodeId id) {
        engines.get(id).registered = false;
    }

    /// What a person does who gives lost managers up.
    void repair() {
        swarm.ifPresent(known -> SwarmPlanner.lostButAbleToAgree(view(), known).forEach(node -> givenUp.add(node.id())));
    }

    void block(boolean now) {
        blocked = now;
    }

    Optional<Swarm> swarm() {
        return swarm;
    }

    Map<NodeId, MembershipItem> orders() {
        return orders;
    }

    /// Plans and obeys until nothing changes any more.
    void settle() {
        for (int round = 0; round < 100; round++) {
            SwarmPlan plan = SwarmPlanner.plan(view());
            boolean changed = !plan.swarm().equals(swarm) || !plan.orders().equals(orders);
            swarm = plan.swarm();
            orders = plan.orders();
            members.putAll(plan.members());
            boolean obeyed = obey();
            swarm.flatMap(Swarm::id).ifPresent(id -> known = id);
            if (!changed && !obeyed) {
                return;
            }
        }
        throw new AssertionError("does not settle: " + swarm + " " + orders);
    }

    SwarmView view() {
        engines.values().stream().filter(engine -> engine.up).forEach(engine -> engine.said = look(engine));
        givenUp.removeIf(id -> engines.get(id).up);
        List<SwarmNode> nodes = new ArrayList<>();
        engines.forEach((id, engine) -> {
            if (engine.registered) {
                nodes.add(new SwarmNode(id, engine.topology, engine.joinedAt, engine.up, !engine.up, Optional.of(engine.said), false,
                        Optional.ofNullable(orders.get(id)).map(MembershipItem::part)));
            }
        });
        return new SwarmView(CLUSTER, swarm, nodes, members, Optional.of(new SwarmToken("t")), "10.128.0.0/22", givenUp, blocked);
    }

    private Membership look(Engine engine) {
        if (engine.group.isEmpty()) {
            return new Membership.Outside();
        }
        Group group = engine.group.get();
        String member = engine.member.orElseThrow();
        boolean manager = group.managers.contains(member);
        boolean knows = manager && leads(group);
        return new Membership.Member(member, member + ":2377", manager, Optional.of(group.id).filter(_ -> knows), group.cluster.filter(_ -> knows),
                knows ? peers(group) : List.of());
    }

    List<SwarmPeer> peers(Group group) {
        return group.members.entrySet().stream()
                .map(entry -> new SwarmPeer(entry.getKey(), entry.getKey(), entry.getValue(), up(entry.getKey(), group),
                        group.managers.contains(entry.getKey()) && up(entry.getKey(), group)))
                .toList();
    }

    private boolean leads(Group group) {
        return group.managers.stream().filter(member -> up(member, group)).count() > group.managers.size() / 2;
    }

    private boolean up(String member, Group group) {
        return engines.values().stream()
                .anyMatch(engine -> engine.up && engine.member.equals(Optional.of(member)) && engine.group.equals(Optional.of(group)));
    }

    private boolean obey() {
        boolean[] changed = new boolean[1];
        orders.forEach((id, order) -> {
            Engine engine = engines.get(id);
            if (engine.up && engine.registered) {
                changed[0] |= part(engine, order.part());
                order.changes().forEach(change -> changed[0] |= change(engine, change));
            }
        });
        return changed[0];
    }

    private boolean part(Engine engine, SwarmPart part) {
        return switch (part) {
            case SwarmPart.Found _ -> engine.group.isEmpty() && alone() && enter(engine, new Group("s" + ++made, Optional.of(CLUSTER)), true);
            case SwarmPart.Join join -> engine.group.isEmpty() && group(join.managers()).filter(group -> enter(engine, group, false)).isPresent();
            case SwarmPart.Stay _ -> false;
            case SwarmPart.Restore restore -> engine.member.equals(Optional.of(restore.member())) && alone() && restore(engine);
            case SwarmPart.Leave leave -> engine.member.equals(Optional.of(leave.member())) && leave(engine);
        };
    }

    /// Whoever begins a Swarm or goes on with one alone is the only one: managers of the one that was known, which are lost, may live on where the server does not see them.
    private boolean alone() {
        for (Group group : engines.values().stream().flatMap(engine -> engine.group.stream()).filter(group -> group.id.equals(known)).distinct().toList()) {
            long elsewhere = engines.entrySet().stream()
                    .filter(entry -> !entry.getValue().up && entry.getValue().registered && !givenUp.contains(entry.getKey()))
                    .filter(entry -> entry.getValue().group.equals(Optional.of(group)) && group.managers.contains(entry.getValue().member.orElseThrow())).count();
            if (elsewhere > group.managers.size() / 2) {
                throw new AssertionError("managers of " + group.id + " that are lost may still agree");
            }
        }
        return true;
    }

    private boolean enter(Engine engine, Group group, boolean manager) {
        String member = "m" + ++made;
        engine.member = Optional.of(member);
        engine.group = Optional.of(group);
        group.members.put(member, manager);
        if (manager) {
            group.managers.add(member);
        }
        return true;
    }

    private Optional<Group> group(List<String> managers) {
        return managers.stream().map(address -> address.replace(":2377", ""))
                .flatMap(member -> engines.values().stream().filter(engine -> engine.up && engine.member.equals(Optional.of(member))))
                .flatMap(engine -> engine.group.stream()).filter(this::leads).findFirst();
    }

    /// Those who were managers with it remain known, and come no more.
    private boolean restore(Engine engine) {
        Group group = engine.group.orElseThrow();
        if (leads(group)) {
            return false;
        }
        group.managers = new LinkedHashSet<>(Set.of(engine.member.orElseThrow()));
        return true;
    }

    private boolean leave(Engine engine) {
        engine.group.orElseThrow().managers.remove(engine.member.orElseThrow());
        engine.group.orElseThrow().members.put(engine.member.get(), false);
        engine.group = Optional.empty();
        engine.member = Optional.empty();
        return true;
    }

    private boolean change(Engine engine, MemberChange change) {
        Group group = engine.group.filter(this::leads).orElse(null);
        if (group == null || !group.members.containsKey(change.member())) {
            return false;
        }
        return switch (change) {
            case MemberChange.Promote(String member) -> group.members.put(member, true) != Boolean.TRUE | group.managers.add(member);
            case MemberChange.Demote(String member) -> group.members.put(member, false) != Boolean.FALSE | group.managers.remove(member);
            case MemberChange.Remove(String member) -> group.members.remove(member) != null | group.managers.remove(member);
        };
    }
}
