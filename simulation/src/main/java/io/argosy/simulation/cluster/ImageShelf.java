package io.argosy.simulation.cluster;

import io.argosy.testkit.engine.FakeEngine;
import io.argosy.testkit.engine.FakeProgram;
import java.util.List;

/// The images that every engine can pull, and what they do.
public final class ImageShelf {

    /// Run, and pass their probe.
    public static final List<String> GOOD = List.of("reg/web:1", "reg/web:2", "reg/web:3");

    /// Ends with an exit code as soon as it is started.
    public static final String BROKEN = "reg/broken:1";

    /// Runs, and fails its probe.
    public static final String SICK = "reg/sick:1";

    /// In no registry.
    public static final String MISSING = "reg/missing:1";

    /// Does its work and ends.
    public static final String JOB = "reg/job:1";

    /// What probes run in containers.
    public static final List<String> CHECK = List.of("check");

    private ImageShelf() {}

    static void fill(FakeEngine engine) {
        GOOD.forEach(image -> engine.images().publish(image, argv -> probed(argv, 0)));
        engine.images().publish(BROKEN, FakeProgram.exits(1));
        engine.images().publish(SICK, argv -> probed(argv, 1));
        engine.images().publish(JOB, FakeProgram.exits(0));
    }

    private static FakeProgram.Run probed(List<String> argv, int code) {
        return argv.equals(CHECK) ? new FakeProgram.Run.Ends(code, "") : new FakeProgram.Run.Stays();
    }
}
