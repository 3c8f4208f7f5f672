package io.argosy.agent.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.gateway.route.Admission;
import io.argosy.gateway.route.Target;
import io.argosy.model.id.AppRef;
import io.argosy.model.id.ServiceName;
import io.argosy.model.id.ServiceRef;
import io.argosy.model.id.TaskId;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FormerTargetsTest {
    private static final ServiceRef WEB = new ServiceRef(AppRef.of("default", "shop"), new ServiceName("web"));
    private static final TaskId TASK = new TaskId("t1");

    private final FormerTargets former = new FormerTargets();
    private long now;

    private static Target target(String address, Admission admission) {
        return new Target(TASK, WEB, 1, address, admission);
    }

    private List<Target> next(Set<TaskId> local, Set<String> connected, Target... targets) throws IOException, InterruptedException {
        return next(local, Set.of(), connected, targets);
    }

    private List<Target> next(Set<TaskId> local, Set<String> led, Set<String> connected, Target... targets) throws IOException, InterruptedException {
        now++;
        return former.and(List.of(targets), local, led, () -> connected, now);
    }

    @Test
    void taskThatMovedKeepsConnectionsAtItsOldAddress() throws IOException, InterruptedException {
        Target old = target("172.20.0.2", Admission.READY);
        Target moved = target("10.128.4.2", Admission.READY);
        next(Set.of(TASK), Set.of(), old);
        assertThat(next(Set.of(TASK), Set.of("172.20.0.2"), moved)).containsExactly(moved, target("172.20.0.2", Admission.DRAIN));
        assertThat(next(Set.of(TASK), Set.of(), moved)).containsExactly(moved);
        assertThat(next(Set.of(TASK), Set.of("172.20.0.2"), moved)).containsExactly(moved);
    }

    @Test
    void addressThatNewConnectionsMayStillLeadToIsNotGivenUp() throws IOException, InterruptedException {
        Target old = target("172.20.0.2", Admission.READY);
        Target moved = target("10.128.4.2", Admission.READY);
        next(Set.of(TASK), Set.of(), Set.of(), old);
        assertThat(next(Set.of(TASK), Set.of("172.20.0.2"), Set.of(), moved)).containsExactly(moved, target("172.20.0.2", Admission.DRAIN));
        assertThat(next(Set.of(TASK), Set.of("172.20.0.2"), Set.of(), moved)).as("the command had no effect").hasSize(2);
        assertThat(next(Set.of(TASK), Set.of("10.128.4.2"), Set.of(), moved)).containsExactly(moved);
    }

    @Test
    void taskWhoseContainerEndedIsForgottenAtOnce() throws IOException, InterruptedException {
        next(Set.of(TASK), Set.of(), target("172.20.0.2", Admission.READY));
        assertThat(next(Set.of(TASK), Set.of("172.20.0.2"))).isEmpty();
        next(Set.of(TASK), Set.of(), target("172.20.0.2", Admission.READY));
        assertThat(next(Set.of(), Set.of("172.20.0.2"))).isEmpty();
    }

    @Test
    void taskOfAnotherNodeDrainsForAWhile() throws IOException, InterruptedException {
        next(Set.of(), Set.of(), target("10.128.4.9", Admission.READY));
        assertThat(next(Set.of(), Set.of("10.128.4.9"))).containsExactly(target("10.128.4.9", Admission.DRAIN));
        now += FormerTargets.AWAY.toNanos() + 1;
        assertThat(next(Set.of(), Set.of("10.128.4.9"))).isEmpty();
    }

    @Test
    void taskThatIsReadyAgainDrainsNoMore() throws IOException, InterruptedException {
        Target ready = target("10.128.4.9", Admission.READY);
        next(Set.of(), Set.of(), ready);
        next(Set.of(), Set.of("10.128.4.9"));
        assertThat(next(Set.of(), Set.of("10.128.4.9"), ready)).containsExactly(ready);
    }
}
