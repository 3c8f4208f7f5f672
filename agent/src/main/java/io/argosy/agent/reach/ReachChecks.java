package io.argosy.agent.reach;

import io.argosy.model.join.CheckResult;
import io.argosy.model.join.JoinCheck;
import java.time.Duration;

/// Finds out what the server wants to know when a machine joins: this one, or another. Safe for any number of threads.
public final class ReachChecks {

    private static final Duration LONGEST = Duration.ofSeconds(15);

    private final Ears ears = new Ears(LONGEST);
    private final Dialler dialler = new Dialler();

    /// Returns within seconds.
    public CheckResult run(JoinCheck check) {
        return switch (check) {
            case JoinCheck.Listen listen -> new CheckResult.Listening(ears.listen(listen.joining(), listen.ports()));
            case JoinCheck.Dial dial -> new CheckResult.Dialled(dialler.unreached(dial.targets()));
            case JoinCheck.Done done -> {
                ears.done(done.joining());
                yield new CheckResult.Fine();
            }
        };
    }
}
