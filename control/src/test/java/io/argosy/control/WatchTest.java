package io.argosy.control;

import static io.argosy.control.World.ADMIN;
import static io.argosy.control.World.SHOP;
import static io.argosy.control.World.done;
import static io.argosy.control.World.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.control.app.AppState;
import io.argosy.control.app.AppStatus;
import io.argosy.control.event.EventFilter;
import io.argosy.control.event.NumberedEvent;
import io.argosy.control.watch.Watching;
import io.argosy.model.service.Constraint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WatchTest {

    private static final EventFilter ALL = new EventFilter(Optional.empty(), Optional.empty());

    private final World world = World.begun();

    @AfterEach
    void end() {
        world.close();
    }

    @Test
    void anAppIsTelledOfUntilItIsGone() throws InterruptedException {
        world.deploy(service("web").build());
        BlockingQueue<Optional<AppStatus>> told = new LinkedBlockingQueue<>();
        try (Watching _ = done(world.control.apps().watch(ADMIN, SHOP, told::add))) {
            await(told, status -> status.isPresent() && status.get().state() == AppState.RUNNING);
            done(world.control.apps().remove(ADMIN, SHOP, true));
            await(told, Optional::isEmpty);
        }
    }

    @Test
    void aPlaceThatCannotBeFilledSaysWhy() throws InterruptedException {
        world.deploy(service("web").constraint("node.labels.disk", Constraint.Operator.EQUAL, "ssd").build());
        BlockingQueue<Optional<AppStatus>> told = new LinkedBlockingQueue<>();
        try (Watching _ = done(world.control.apps().watch(ADMIN, SHOP, told::add))) {
            await(told, status -> status.orElseThrow().services().stream().flatMap(each -> each.waiting().stream())
                    .anyMatch(why -> why.contains("1 node: 1 constraint node.labels.disk == ssd not met")));
        }
        assertThat(world.tasks().getFirst().message()).contains("constraint node.labels.disk == ssd not met");
        assertThat(world.tasks().getFirst().state()).isEqualTo("pending");
    }

    @Test
    void eventsAreFollowedInOrderFromWhereAReaderStopped() throws InterruptedException {
        world.deploy(service("web").build());
        world.awaitState(AppState.RUNNING);
        List<NumberedEvent> before = done(world.control.events().list(ADMIN, ALL, 1000));
        assertThat(before).extracting(each -> each.event().kind())
                .contains("node.joined", "rollout.preparing", "rollout.rolling", "task.created", "task.ready", "rollout.done");
        BlockingQueue<NumberedEvent> told = new LinkedBlockingQueue<>();
        OptionalLong second = OptionalLong.of(before.get(1).sequence());
        try (Watching _ = done(world.control.events().follow(ADMIN, ALL, second, told::add))) {
            List<NumberedEvent> again = new ArrayList<>();
            while (again.size() < before.size() - 2) {
                again.add(told.poll(10, TimeUnit.SECONDS));
            }
            assertThat(again).isEqualTo(before.subList(2, before.size()));
            done(world.control.apps().stop(ADMIN, SHOP));
            assertThat(told.poll(10, TimeUnit.SECONDS).event().kind()).isEqualTo("app.stop");
        }
    }

    private static <T> void await(BlockingQueue<T> told, Predicate<T> wanted) throws InterruptedException {
        T last;
        do {
            last = told.poll(10, TimeUnit.SECONDS);
            assertThat(last).as("something told").isNotNull();
        } while (!wanted.test(last));
    }
}
