package io.argosy.e2e.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.api.rest.TaskView;
import io.argosy.e2e.harness.Apps;
import io.argosy.e2e.harness.Fleet;
import io.argosy.e2e.harness.FleetNode;
import io.argosy.e2e.harness.OnThreeNodes;
import io.argosy.e2e.harness.Texts;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The task of an exclusive service ends on its node before another begins elsewhere, whatever is wrong with the node.
@ExtendWith(OnThreeNodes.class)
class ExclusiveTest {

    private static final String SERVICE = "ledger";

    @Test
    void aNodeThatIsCutOffEndsItsTaskBeforeAnotherStarts(Fleet fleet, Apps apps) {
        FleetNode first = deployed(fleet, apps);
        String container = first.running("bank", SERVICE).getFirst();

        fleet.cut(first.number());
        try {
            endedBeforeAnotherStarted(fleet, apps, first, container);
        } finally {
            fleet.mend(first.number());
        }
        comesToRest(apps, first);
    }

    @Test
    void theGuardEndsTheTaskOfAnAgentThatIsStopped(Fleet fleet, Apps apps) {
        FleetNode first = deployed(fleet, apps);
        String container = first.running("bank", SERVICE).getFirst();

        first.signalAgent("STOP");
        try {
            endedBeforeAnotherStarted(fleet, apps, first, container);
        } finally {
            first.signalAgent("CONT");
        }
        comesToRest(apps, first);
    }

    private static FleetNode deployed(Fleet fleet, Apps apps) {
        apps.deploy("bank", Texts.exclusive());
        TaskView task = apps.awaitReady("bank", SERVICE, 1).getFirst();
        return node(fleet, task);
    }

    private static FleetNode node(Fleet fleet, TaskView task) {
        String name = task.node().orElseThrow().value();
        return fleet.engines().stream().filter(node -> node.name().equals(name)).findFirst().orElseThrow();
    }

    private static void endedBeforeAnotherStarted(Fleet fleet, Apps apps, FleetNode first, String container) {
        List<TaskView> tasks = apps.await("bank", SERVICE, "one ready elsewhere", all ->
                all.stream().anyMatch(task -> task.state().equals("ready") && !task.node().orElseThrow().value().equals(first.name())));
        TaskView successor = tasks.stream().filter(task -> task.state().equals("ready")).findFirst().orElseThrow();
        FleetNode second = node(fleet, successor);
        Instant began = Instant.parse(second.docker("inspect", "--format", "{{.State.StartedAt}}", second.running("bank", SERVICE).getFirst()));

        assertThat(first.running("bank", SERVICE)).isEmpty();
        Instant ended = Instant.parse(first.docker("inspect", "--format", "{{.State.FinishedAt}}", container));
        assertThat(ended).isBefore(began);
    }

    private static void comesToRest(Apps apps, FleetNode first) {
        apps.awaitReady("bank", SERVICE, 1);
        apps.await("bank", SERVICE, "nothing is left of the old task", _ -> first.running("bank", SERVICE).isEmpty());
    }
}
