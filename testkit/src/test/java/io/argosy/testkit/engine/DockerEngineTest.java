package io.argosy.testkit.engine;

import io.argosy.engine.Engine;
import io.argosy.engine.docker.DockerEngine;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/// The contract on the engine whose socket `ARGOSY_TEST_ENGINE` names, with an image of busybox that `ARGOSY_TEST_IMAGE` names.
@Tag("engine")
@EnabledIfEnvironmentVariable(named = "ARGOSY_TEST_ENGINE", matches = ".+")
class DockerEngineTest extends EngineContract {
    private final Engine engine = new DockerEngine(Path.of(System.getenv("ARGOSY_TEST_ENGINE")));

    @Override
    Engine engine() {
        return engine;
    }

    @Override
    String image() {
        return System.getenv().getOrDefault("ARGOSY_TEST_IMAGE", "busybox:latest");
    }

    @Override
    Instant now() {
        return Instant.now();
    }
}
