package io.argosy.control;

import static io.argosy.control.World.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.control.app.AppState;
import io.argosy.model.id.TaskId;
import io.argosy.model.service.Dependency;
import io.argosy.store.Store;
import io.argosy.store.sqlite.SqliteSettings;
import io.argosy.store.sqlite.SqliteStore;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The same on a disk: another server finds everything again, and leaves what runs alone.
class DiskTest {

    @TempDir
    private Path directory;

    @Test
    void anotherServerAdoptsWhatRuns() {
        World first = new World(open());
        first.start();
        first.agent.connect(first.control);
        first.deploy(
                service("db").volume("data", "/data").build(),
                service("web").replicas(3).publish(8080, 80).dependsOn("db", Dependency.Condition.HEALTHY).build());
        first.awaitState(AppState.RUNNING);
        String cluster = first.control.info().cluster();
        Set<TaskId> running = first.agent.running();
        first.close();

        World next = new World(open(), first);
        next.start();
        next.agent.connect(next.control);
        next.awaitState(AppState.RUNNING);
        assertThat(next.control.info().cluster()).isEqualTo(cluster);
        assertThat(next.agent.running()).isEqualTo(running).isEqualTo(next.agent.started());
        assertThat(next.deploy(
                service("db").volume("data", "/data").build(),
                service("web").replicas(3).publish(8080, 80).dependsOn("db", Dependency.Condition.HEALTHY).build()).changed()).isFalse();
        next.close();
    }

    private Store open() {
        return SqliteStore.open(SqliteSettings.in(directory.resolve("data")), ControlPlane.catalog());
    }
}
