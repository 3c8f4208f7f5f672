package io.argosy.agent.node;

import static io.argosy.testkit.spec.ServiceBuilder.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.engine.NetworkInfo;
import io.argosy.model.app.ImageIdentity;
import io.argosy.model.assignment.Item.MembershipItem;
import io.argosy.model.assignment.Item.NetworkItem;
import io.argosy.model.assignment.Item.OverlayItem;
import io.argosy.model.assignment.Item.TaskItem;
import io.argosy.model.assignment.Item;
import io.argosy.model.id.ContentName;
import io.argosy.model.id.NetworkName;
import io.argosy.model.network.Reach;
import io.argosy.model.network.SwarmPart;
import io.argosy.model.service.ContentKind;
import io.argosy.model.service.FileSpec;
import io.argosy.model.service.NetworkSpec;
import io.argosy.model.service.RestartPolicy;
import io.argosy.model.task.EndReason;
import io.argosy.testkit.engine.FakeProgram;
import io.argosy.testkit.engine.Faults;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The agent is killed at each call that changes the engine, before and after the engine did it; the next one must make it good.
class KillAnywhereTest {
    private static final int CHANGES = 14;
    private static final int CHANGES_ON_OVERLAY = 20;
    private static final NetworkName NETWORK = new NetworkName("default");

    @TempDir
    Path directory;

    private FakeNode node;
    private TaskItem web;
    private TaskItem database;
    private TaskItem job;

    record Kill(int change, boolean before) {}

    static Stream<Kill> kills() {
        return IntStream.rangeClosed(1, CHANGES).boxed().flatMap(change -> Stream.of(new Kill(change, true), new Kill(change, false)));
    }

    private void begin() {
        node = new FakeNode(directory);
        node.engine.images().publish("reg/web:1", FakeProgram.SERVES);
        String digest = node.engine.images().publish("reg/web:2", FakeProgram.SERVES).digests().getFirst();
        ImageIdentity pulled = new ImageIdentity("sha256:elsewhere", Optional.of(digest));
        ImageIdentity ends = new ImageIdentity(node.engine.load("job:1", FakeProgram.exits(0)).id(), Optional.empty());
        FileSpec secret = new FileSpec(ContentKind.SECRET, new ContentName("key"), "/run/secrets/key", Optional.empty(), Optional.empty(), 0444);
        database = Items.task("t1", service("db").volume("data", "/data").build(), pulled);
        web = Items.task("t2", service("web").file(secret).build(), pulled);
        job = Items.task("t3", service("job").job(1).restart(RestartPolicy.NEVER).build(), ends);
    }

    /// Whatever the kill interrupted is taken up by a new agent with the disk and engine as they are.
    private void surviving(Runnable action) {
        try {
            action.run();
        } catch (Faults.Killed _) {
            node.engine.faults().revive();
            node.begin();
            node.assignAll();
        }
        node.pass(Duration.ofSeconds(30));
    }

    @ParameterizedTest
    @MethodSource("kills")
    void deployConverges(Kill kill) {
        begin();
        node.engine.faults().killAtChange(kill.change(), kill.before());
        surviving(() -> node.assign(Items.network(), Items.volume("data", false), Items.content("key", "s3cret"), database, web, job));
        node.engine.faults().revive();

        assertThat(node.status("t1").ready()).isTrue();
        assertThat(node.status("t2").ready()).isTrue();
        assertThat(node.status("t3").ended(EndReason.COMPLETED)).isTrue();
        assertThat(names()).containsExactlyInAnyOrder("shop.db.1.t1", "shop.web.1.t2", "shop.job.1.t3");
        assertThat(node.engine.networks().list(Map.of())).hasSize(1);
        assertThat(node.engine.volumes().list(Map.of())).hasSize(1);
        assertThat(node.engine.containers().plan("shop.web.1.t2").labels()).containsEntry("io.argosy.task", "t2");
    }

    @ParameterizedTest
    @MethodSource("kills")
    void removalConverges(Kill kill) {
        begin();
        node.assign(Items.network(), Items.volume("data", false), Items.content("key", "s3cret"), database, web, job);
        node.pass(Duration.ofSeconds(5));
        node.engine.faults().killAtChange(kill.change(), kill.before());
        surviving(() -> node.assign(Items.stopping(database), Items.stopping(web), Items.stopping(job)));
        assertThat(node.status("t1").ended(EndReason.STOPPED)).isTrue();
        for (String key : List.of("task/t1", "task/t2", "task/t3", "network/shop_default")) {
            surviving(() -> node.unassign(key));
        }
        node.engine.faults().revive();
        node.pass(Duration.ofSeconds(1));

        assertThat(names()).isEmpty();
        assertThat(node.engine.networks().list(Map.of())).isEmpty();
        assertThat(node.engine.volumes().list(Map.of())).as("a volume goes only when asked for").hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("kills")
    void emptyDiskFindsItsOwnAgain(Kill kill) {
        begin();
        node.engine.faults().killAtChange(kill.change(), kill.before());
        try {
            node.assign(Items.network(), Items.volume("data", false), Items.content("key", "s3cret"), database, web, job);
        } catch (Faults.Killed _) {
            // The next agent finds an empty disk.
        }
        node.engine.faults().revive();
        node.move(directory.resolve("other"));
        node.assignAll();
        node.pass(Duration.ofSeconds(30));

        assertThat(node.status("t1").ready()).isTrue();
        assertThat(node.status("t2").ready()).isTrue();
        assertThat(node.status("t3").ended(EndReason.COMPLETED)).isTrue();
        assertThat(names()).containsExactlyInAnyOrder("shop.db.1.t1", "shop.web.1.t2", "shop.job.1.t3");
        assertThat(node.engine.faults().count("start shop.web")).isLessThanOrEqualTo(2);
    }

    /// What happens on an overlay is more than on a bridge: the companion, a sandbox for each task that may restart.
    static Stream<Kill> killsOnOverlay() {
        return IntStream.rangeClosed(1, CHANGES_ON_OVERLAY).boxed().flatMap(change -> Stream.of(new Kill(change, true), new Kill(change, false)));
    }

    @ParameterizedTest
    @MethodSource("killsOnOverlay")
    void overlayConverges(Kill kill) {
        begin();
        node.assign(new MembershipItem(new SwarmPart.Found("10.0.0.0/16"), List.of()));
        String subnet = "10.128.4.0/22";
        node.assign(new OverlayItem(Items.SHOP, NETWORK, "shop_default-o", NetworkSpec.DEFAULT,
                List.of(new NetworkSpec.Subnet(subnet, Optional.empty(), Optional.empty())), false));
        Item reached = new NetworkItem(Items.SHOP, NETWORK, "shop_default", NetworkSpec.DEFAULT, new Reach.Overlay("shop_default-o", "any", List.of(subnet)));
        node.engine.faults().killAtChange(kill.change(), kill.before());
        surviving(() -> node.assign(reached, Items.volume("data", false), Items.content("key", "s3cret"), database, web, job));
        assertThat(node.status("t1").ready()).isTrue();
        assertThat(node.status("t2").ready()).isTrue();
        assertThat(names()).filteredOn(name -> name.startsWith("shop."))
                .containsExactlyInAnyOrder("shop.db.1.t1", "shop.db.1.t1.net", "shop.web.1.t2", "shop.web.1.t2.net", "shop.job.1.t3");
        surviving(() -> node.assign(Items.stopping(database), Items.stopping(web), Items.stopping(job)));
        for (String key : List.of("task/t1", "task/t2", "task/t3", "network/shop_default")) {
            surviving(() -> node.unassign(key));
        }
        node.engine.faults().revive();
        node.pass(Duration.ofSeconds(1));
        assertThat(names()).isEmpty();
        assertThat(node.host.routes).isEmpty();
        assertThat(node.engine.networks().list(Map.of())).extracting(NetworkInfo::name).containsExactly("shop_default-o");
    }

    private List<String> names() {
        return node.engine.containers().list(Map.of()).stream().map(container -> container.name()).toList();
    }
}
