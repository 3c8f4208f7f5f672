package io.argosy.control.join;

import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.control.access.Caller;
import io.argosy.control.access.Role;
import io.argosy.control.change.Editor;
import io.argosy.control.fault.Result;
import io.argosy.control.record.ClusterFacts;
import io.argosy.control.record.Ids;
import io.argosy.control.record.StoredAuthority;
import io.argosy.control.record.Tables;
import io.argosy.model.id.NodeId;
import io.argosy.model.id.NodeName;
import io.argosy.model.id.PoolName;
import io.argosy.model.join.CheckResult;
import io.argosy.model.node.EngineCondition;
import io.argosy.model.node.Liveness;
import io.argosy.model.node.MachineIdentity;
import io.argosy.model.node.Node;
import io.argosy.model.node.NodeFacts;
import io.argosy.model.unit.ByteSize;
import io.argosy.model.unit.Cpus;
import io.argosy.store.memory.MemoryStore;
import io.argosy.testkit.FakeClock;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A cluster's entrance, on a store in memory.
final class Entrance implements AutoCloseable {

    static final Caller ADMIN = new Caller("ada", Role.ADMIN, Optional.empty());
    static final NodeTokenSpec ANY = new NodeTokenSpec(PoolName.DEFAULT, Optional.empty(), Optional.empty(), Optional.empty());
    static final Joiner WILLING = _ -> new CheckResult.Fine();

    final FakeClock clock = new FakeClock();
    final MemoryStore store = new MemoryStore(Tables.catalog());
    final Editor editor;
    final NodeTokens tokens;
    final Joining joining;

    Entrance() throws InterruptedException {
        editor = new Editor(store, store.lead("test"), clock);
        Ids ids = new Ids(clock, new SecureRandom());
        tokens = new NodeTokens(editor, ids);
        joining = new Joining(editor, ids);
        editor.write(edit -> edit.put(Tables.CLUSTER, ClusterFacts.KEY, new ClusterFacts("ours", clock.instant())));
        editor.write(edit -> edit.put(Tables.AUTHORITY, StoredAuthority.KEY, new StoredAuthority("c", "k", "a".repeat(64), clock.instant())));
    }

    String secret(NodeTokenSpec spec) {
        return made(spec).text().secret();
    }

    NewNodeToken made(NodeTokenSpec spec) {
        return switch (tokens.create(ADMIN, spec)) {
            case Result.Done<NewNodeToken> done -> done.value();
            case Result.Refused<NewNodeToken> refused -> throw new AssertionError(refused.fault());
        };
    }

    Node joined(String secret, JoinRequest request) {
        JoinOutcome outcome = joining.accept(secret, request, WILLING, Neighbours.NONE);
        assertThat(outcome).isInstanceOf(JoinOutcome.Joined.class);
        return store.snapshot().get(Tables.NODES, ((JoinOutcome.Joined) outcome).node()).orElseThrow();
    }

    /// The machine is refused with this code, and nothing was written.
    String refused(JoinCode code, String secret, JoinRequest request) {
        long before = store.snapshot().revision();
        JoinOutcome outcome = joining.accept(secret, request, WILLING, Neighbours.NONE);
        assertThat(outcome).isInstanceOf(JoinOutcome.Refused.class);
        JoinOutcome.Refused refused = (JoinOutcome.Refused) outcome;
        assertThat(refused.code()).as(refused.problem()).isEqualTo(code.id());
        assertThat(store.snapshot().revision()).isEqualTo(before);
        return refused.problem();
    }

    void connected(NodeId node) {
        editor.write(edit -> edit.put(Tables.LIVENESS, node, new Liveness(Liveness.State.CONNECTED, clock.instant(), "")));
    }

    /// A machine of its own, by its name.
    JoinRequest machine(String name) {
        return new JoinRequest(Optional.empty(), Optional.empty(), new NodeName(name), List.of(), Map.of(), facts(name), "10.0.0.1", clock.instant());
    }

    static JoinRequest with(JoinRequest request, NodeFacts facts) {
        return new JoinRequest(request.node(), request.cluster(), request.name(), request.topology(), request.labels(), facts, request.address(), request.clock());
    }

    static JoinRequest claiming(JoinRequest request, NodeId node, String cluster) {
        return new JoinRequest(Optional.of(node), Optional.of(cluster), request.name(), request.topology(), request.labels(), request.facts(),
                request.address(), request.clock());
    }

    static JoinRequest at(JoinRequest request, String address) {
        NodeFacts facts = request.facts();
        return with(request, new NodeFacts(facts.hostname(), address, facts.os(), facts.architecture(), facts.cpus(), facts.memory(), facts.engineVersion(),
                facts.engineApiVersion(), facts.agentVersion(), facts.engineLabels(), facts.devices(), "", facts.identity(), facts.condition(), "", facts.features()));
    }

    static NodeFacts facts(String name) {
        return facts(name, "28.0.0", "1.47", "").with(new MachineIdentity("engine-" + name, "machine-" + name, "boot-" + name), EngineCondition.UNKNOWN);
    }

    static NodeFacts facts(String name, String version, String apiVersion, String problem) {
        return new NodeFacts(name, "10.0.0.1", "linux", "amd64", Cpus.cores(4), ByteSize.mebibytes(8192), version, apiVersion, "test", Map.of(), List.of(), problem);
    }

    @Override
    public void close() {
        store.close();
    }
}
