package io.argosy.agent.probe;

import static io.argosy.testkit.spec.ServiceBuilder.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.agent.node.Items;
import io.argosy.engine.EngineException;
import io.argosy.model.app.ImageIdentity;
import io.argosy.testkit.engine.FakeEngine;
import io.argosy.testkit.engine.FakeProgram;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ProbeRunnerTest {

    private final InstantSource clock = InstantSource.system();
    private final FakeEngine engine = new FakeEngine(clock);
    private final BlockingQueue<Judgement> told = new LinkedBlockingQueue<>();

    @Test
    void anEngineThatMetWithAFaultIsAskedAgain() throws InterruptedException {
        ImageIdentity image = new ImageIdentity(engine.load("web:1", FakeProgram.SERVES).id(), Optional.empty());
        engine.faults().failNext("image", new EngineException.Refused("the engine met with a fault"));
        try (ProbeRunner probes = new ProbeRunner(new Checker(engine.execs()), engine.images(), clock)) {
            probes.watch(new Probes.Target(Items.task("t1", service("web").build(), image), "c1", clock.instant(), Optional.empty(), false), told::add);
            assertThat(told.poll(20, TimeUnit.SECONDS)).isNotNull().extracting(Judgement::verdict).isEqualTo(Verdict.READY);
        }
    }
}
