package io.argosy.agent.engine;

import static io.argosy.testkit.spec.ServiceBuilder.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.agent.engine.Survivors.Count;
import io.argosy.agent.local.LocalTask;
import io.argosy.agent.node.Items;
import io.argosy.model.app.ImageIdentity;
import io.argosy.model.assignment.Item.TaskItem;
import io.argosy.model.task.RunState;
import io.argosy.model.task.TaskState;
import io.argosy.model.task.TaskStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SurvivorsTest {

    @TempDir
    Path proc;

    private void process(int number, String groups) throws IOException {
        Files.createDirectories(proc.resolve(String.valueOf(number)));
        Files.writeString(proc.resolve(number + "/cgroup"), groups);
    }

    private static LocalTask task(String id, String container) {
        TaskItem item = Items.task(id, service("web").build(), new ImageIdentity("sha256:1", Optional.empty()));
        return new LocalTask(item, new TaskStatus(item.task().id(), new TaskState.Running(RunState.READY, Instant.EPOCH, Optional.empty()), Optional.of(container),
                Map.of(), List.of(), 0, false, Optional.empty(), ""));
    }

    @Test
    void aContainerLivesWhileAProcessIsInItsGroup() throws IOException {
        process(1, "0::/init.scope\n");
        process(7, "0::/system.slice/docker-aaa1.scope\n");
        process(8, "9:pids:/docker/bbb2\n1:name=systemd:/docker/bbb2\n");
        process(9, "9:pids:/docker/bbb2/inner\n");
        Files.createDirectories(proc.resolve("10"));
        Files.createDirectories(proc.resolve("sys"));

        assertThat(new Survivors(proc).count(List.of(task("t1", "aaa1"), task("t2", "bbb2"), task("t3", "ccc3")))).isEqualTo(new Count(2, 3));
        assertThat(new Survivors(proc).count(List.of())).isEqualTo(new Count(0, 0));
    }

    @Test
    void tellsWhatIsLeft() {
        assertThat(new Count(3, 3).told()).isEqualTo("engine down, containers alive (3)");
        assertThat(new Count(1, 3).told()).isEqualTo("engine down, 1 of 3 containers alive");
        assertThat(new Count(0, 0).told()).isEqualTo("engine down, no containers on it");
    }
}
