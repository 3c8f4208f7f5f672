package io.argosy.planning.explain;

import static io.argosy.testkit.spec.ServiceBuilder.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.model.service.Dependency.Condition;
import io.argosy.model.service.RestartPolicy;
import io.argosy.model.task.EndReason;
import io.argosy.model.task.RunState;
import io.argosy.model.task.TaskState;
import io.argosy.planning.World;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TroubleTest {

    private final World world = new World();

    @Test
    void comingUpIsNoTrouble() {
        world.deploy(service("web").replicas(2).dependsOn("db", Condition.HEALTHY).build(), service("db").build()).step();
        assertThat(trouble()).isFalse();
        world.report("db.1", new TaskState.Preparing("pulling db:1 (43 %)"));
        assertThat(trouble()).isFalse();
        world.starting("db.1");
        assertThat(trouble()).isFalse();
        world.ready("db.1").step();
        assertThat(trouble()).isFalse();
    }

    @Test
    void whatHasNoNodeIsInTrouble() {
        world.deploy(service("web").build()).step();
        assertThat(Trouble.any(world.view(), _ -> true)).isTrue();
    }

    @Test
    void anImageThatCannotBePulledIsTrouble() {
        world.deploy(service("web").build()).step();
        world.report("web.1", new TaskState.Preparing("pulling web:1"), "the registry does not answer");
        assertThat(trouble()).isTrue();
    }

    @Test
    void anUnhealthyTaskIsTroubleAndOneThatIsReadyAgainIsNot() {
        world.deploy(service("web").build()).step();
        world.unhealthy("web.1");
        assertThat(trouble()).isTrue();
        world.ready("web.1");
        assertThat(trouble()).isFalse();
    }

    @Test
    void aContainerThatEndedIsTrouble() {
        world.deploy(service("web").build()).step();
        world.report("web.1", new TaskState.Running(RunState.BACKING_OFF, World.START, Optional.of(World.START.plusSeconds(8))));
        assertThat(trouble()).isTrue();
    }

    @Test
    void aBadEndIsTroubleAndAGoodOneIsNot() {
        world.deploy(service("web").restart(RestartPolicy.NEVER).build(), service("once").restart(RestartPolicy.NEVER).build()).step();
        world.ready("web.1").end("once.1", EndReason.COMPLETED).step();
        assertThat(trouble()).isFalse();
        assertThat(ServiceProgress.of(world.view())).allMatch(ServiceProgress::complete);
        world.end("web.1", EndReason.FAILED).step();
        assertThat(trouble()).isTrue();
    }

    private boolean trouble() {
        return Trouble.any(world.view(), _ -> false);
    }
}
