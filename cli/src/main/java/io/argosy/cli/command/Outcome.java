package io.argosy.cli.command;

import io.argosy.api.rest.AppView;
import io.argosy.api.rest.RolloutView;
import io.argosy.api.rest.ServiceView;
import io.argosy.model.app.Rollout;
import io.argosy.model.id.ReleaseNumber;
import java.util.Locale;
import java.util.Optional;

/// What a command waits for, as a question to each view of the app.
sealed interface Outcome {

    Outcome STOPPED = new Stopped();
    Outcome RUNNING = new Running();
    Outcome REMOVED = new Removed();

    /// The judgement of one view. @param message for people; empty when there is nothing to say
    record Judgement(Verdict verdict, String message) {
        static final Judgement REACHED = new Judgement(Verdict.REACHED, "");
        static final Judgement NOT_YET = new Judgement(Verdict.NOT_YET, "");
    }

    /// Whether the outcome is there, can still come, or will not come.
    enum Verdict { REACHED, NOT_YET, MISSED }

    static Outcome release(ReleaseNumber number) {
        return new Released(number);
    }

    Judgement judge(AppView app);

    /// The release that is waited for, if it is one.
    default Optional<ReleaseNumber> awaited() {
        return Optional.empty();
    }

    /// What it means when the app is gone.
    default Judgement gone() {
        return new Judgement(Verdict.MISSED, "the app was removed meanwhile");
    }

    record Stopped() implements Outcome {
        @Override
        public Judgement judge(AppView app) {
            return app.state().equals("stopped") ? Judgement.REACHED : Judgement.NOT_YET;
        }
    }

    record Running() implements Outcome {
        @Override
        public Judgement judge(AppView app) {
            boolean all = app.services().stream().allMatch(Running::full);
            return all && app.state().equals("running") ? Judgement.REACHED : Judgement.NOT_YET;
        }

        private static boolean full(ServiceView service) {
            return service.ready() >= service.desired();
        }
    }

    record Removed() implements Outcome {
        @Override
        public Judgement judge(AppView app) {
            return Judgement.NOT_YET;
        }

        @Override
        public Judgement gone() {
            return Judgement.REACHED;
        }
    }

    record Released(ReleaseNumber number) implements Outcome {
        @Override
        public Optional<ReleaseNumber> awaited() {
            return Optional.of(number);
        }

        @Override
        public Judgement judge(AppView app) {
            Optional<RolloutView> rollout = app.rollout();
            if (rollout.isEmpty() || rollout.get().to().compareTo(number) < 0) {
                return Judgement.NOT_YET;
            }
            return rollout.get().to().equals(number) ? judge(rollout.get()) : later(rollout.get());
        }

        private Judgement judge(RolloutView rollout) {
            return switch (rollout.phase()) {
                case DONE -> Judgement.REACHED;
                case PREPARING, ROLLING -> Judgement.NOT_YET;
                case PAUSED, FAILED, SUPERSEDED -> new Judgement(
                        Verdict.MISSED, "release " + number + " " + rollout.phase().name().toLowerCase(Locale.ROOT) + ": " + rollout.message());
            };
        }

        private Judgement later(RolloutView rollout) {
            String why = rollout.message().isEmpty() ? "" : ": " + rollout.message();
            boolean settled = rollout.phase() != Rollout.Phase.PREPARING && rollout.phase() != Rollout.Phase.ROLLING;
            String now = "release " + number + " was followed by release " + rollout.to() + why;
            return settled ? new Judgement(Verdict.MISSED, now) : Judgement.NOT_YET;
        }
    }
}
