package io.argosy.control;

import static io.argosy.control.World.ADMIN;
import static io.argosy.control.World.SHOP;
import static io.argosy.control.World.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.control.app.AppState;
import io.argosy.control.deploy.Deployed;
import io.argosy.control.fault.Fault;
import io.argosy.control.fault.FaultCode;
import io.argosy.control.fault.Result;
import io.argosy.control.record.Tables;
import io.argosy.model.app.Rollout;
import io.argosy.model.id.AppRef;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Many callers at once.
class RaceTest {

    private final World world = World.begun();

    @AfterEach
    void end() {
        world.close();
    }

    @Test
    void ofManyDeploysOfAnAppTheLastAcceptedOneRuns() throws Exception {
        List<Result<Deployed>> answers = together(IntStream.range(0, 12)
                .<Callable<Result<Deployed>>>mapToObj(number -> () -> world.control.deploys().deploy(
                        ADMIN, SHOP, world.input(service("web").replicas(2).env("N", "" + number).build())))
                .toList());
        assertThat(answers).allSatisfy(answer -> assertThat(World.done(answer).changed()).isTrue());
        assertThat(answers).extracting(answer -> World.done(answer).release().value()).doesNotHaveDuplicates();
        world.await("the last to be done", _ -> world.records().newestRollout()
                .filter(rollout -> rollout.to().value() == 12 && rollout.phase() == Rollout.Phase.DONE).isPresent());
        world.awaitState(AppState.RUNNING);
        world.await("old tasks to end", _ -> world.agent.running().size() == 2);
        assertThat(world.records().rollouts()).filteredOn(rollout -> rollout.phase().active()).isEmpty();
    }

    @Test
    void ofManyAppsThatWantAPortOneGetsIt() throws Exception {
        List<Result<Deployed>> answers = together(IntStream.range(0, 8)
                .<Callable<Result<Deployed>>>mapToObj(number -> () -> world.control.deploys().deploy(
                        ADMIN, AppRef.of("default", "app" + number), world.input(service("web").publish(8080, 80).build())))
                .toList());
        List<FaultCode> refused = new ArrayList<>();
        for (Result<Deployed> answer : answers) {
            if (answer instanceof Result.Refused<Deployed>(Fault fault)) {
                refused.add(fault.code());
            }
        }
        assertThat(refused).hasSize(7).containsOnly(FaultCode.PORT_TAKEN);
        assertThat(world.store.snapshot().scan(Tables.APPS)).hasSize(1);
    }

    private static <T> List<T> together(List<Callable<T>> calls) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<T> results = new ArrayList<>();
            for (Future<T> future : threads.invokeAll(calls)) {
                results.add(future.get());
            }
            return results;
        }
    }
}
