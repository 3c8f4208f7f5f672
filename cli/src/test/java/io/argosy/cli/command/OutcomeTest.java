package io.argosy.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.api.rest.AppView;
import io.argosy.api.rest.RolloutView;
import io.argosy.cli.command.Outcome.Verdict;
import io.argosy.model.app.App;
import io.argosy.model.app.Rollout;
import io.argosy.model.id.AppRef;
import io.argosy.model.id.ReleaseNumber;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutcomeTest {

    @ParameterizedTest
    @CsvSource({
        "2, PREPARING, NOT_YET", "2, ROLLING, NOT_YET", "2, DONE, REACHED", "2, FAILED, MISSED", "2, PAUSED, MISSED", "2, SUPERSEDED, MISSED",
        "1, DONE, NOT_YET", "3, ROLLING, NOT_YET", "3, DONE, MISSED", "3, FAILED, MISSED",
    })
    void aReleaseIsReachedByItsOwnRollout(int newest, Rollout.Phase phase, Verdict expected) {
        assertThat(Outcome.release(new ReleaseNumber(2)).judge(app(newest, phase)).verdict()).isEqualTo(expected);
    }

    @Test
    void anAutomaticRollbackTellsWhatHappened() {
        assertThat(Outcome.release(new ReleaseNumber(2)).judge(app(3, Rollout.Phase.DONE)).message())
                .isEqualTo("release 2 was followed by release 3: web.1 ended with exit code 1");
    }

    @Test
    void anAppThatIsGoneIsWhatRemovalWaitsFor() {
        assertThat(Outcome.REMOVED.gone().verdict()).isEqualTo(Verdict.REACHED);
        assertThat(Outcome.RUNNING.gone().verdict()).isEqualTo(Verdict.MISSED);
    }

    private static AppView app(int newest, Rollout.Phase phase) {
        RolloutView rollout = new RolloutView(new ReleaseNumber(newest), Optional.empty(), phase, Instant.EPOCH, Instant.EPOCH, "web.1 ended with exit code 1");
        return new AppView(AppRef.of("default", "shop"), "running", App.Intent.RUN, Optional.empty(), Optional.of(rollout), List.of(), Instant.EPOCH);
    }
}
