package io.argosy.testkit.engine;

import io.argosy.engine.Engine;
import io.argosy.testkit.FakeClock;
import java.time.Instant;

class FakeEngineTest extends EngineContract {
    private final FakeClock clock = new FakeClock();
    private final FakeEngine engine = new FakeEngine(clock);

    FakeEngineTest() {
        engine.load("shell:1", FakeProgram.SHELL);
    }

    @Override
    Engine engine() {
        return engine;
    }

    @Override
    String image() {
        return "shell:1";
    }

    @Override
    Instant now() {
        return clock.instant();
    }
}
