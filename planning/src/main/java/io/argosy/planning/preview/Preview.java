package io.argosy.planning.preview;

import io.argosy.model.app.App;
import io.argosy.model.app.Release;
import io.argosy.model.app.Rollout;
import io.argosy.model.app.Rollout.Phase;
import io.argosy.model.id.ReleaseNumber;
import io.argosy.model.id.TaskId;
import io.argosy.planning.AppPlanner;
import io.argosy.planning.step.Outcome;
import io.argosy.planning.step.Plan;
import io.argosy.planning.step.Step;
import io.argosy.planning.view.AppView;
import io.argosy.scheduling.Placer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// Runs the planner forward from an app as it is, changing nothing.
public final class Preview {

    /// Enough for a thousand places updated one by one; what is still to come is left out.
    private static final int MOST_ROUNDS = 10_000;

    private final AppPlanner planner = new AppPlanner();
    private final List<Step> steps = new ArrayList<>();
    private final Map<Integer, TaskId> made = new HashMap<>();
    private final CalmWorld world;
    private AppView view;
    private Instant now;
    private int tasks;

    private Preview(AppView view, Instant now, Placer placer) {
        this.view = view;
        this.now = now;
        this.world = new CalmWorld(placer);
    }

    /// The steps that bring the app to rest as it is wanted now.
    ///
    /// @param placer of a cluster that holds what runs; it holds afterwards what would
    public static List<Shown> run(AppView view, Instant now, Placer placer) {
        return new Preview(view, now, placer).run();
    }

    /// The steps that a release leads to, were it deployed now.
    public static List<Shown> deploy(AppView view, Release release, Instant now, Placer placer) {
        return run(deployed(view, release, now), now, placer);
    }

    /// The app as it is when the images of a release were found.
    static AppView deployed(AppView view, Release release, Instant now) {
        App app = view.app().withIntent(App.Intent.RUN).withTarget(release.number());
        Map<ReleaseNumber, Release> releases = new HashMap<>(view.releases());
        releases.put(release.number(), release);
        Rollout rollout = Rollout.begin(app.ref(), release.number(), view.app().target(), now).in(Phase.ROLLING, now, "");
        return new AppView(app, Optional.of(rollout), view.lastGood(), releases, view.tasks(), view.nodes(), view.volumesLeft(), view.leases());
    }

    private List<Shown> run() {
        for (int round = 0; round < MOST_ROUNDS; round++) {
            Plan plan = planner.plan(view, now);
            plan.steps().forEach(this::take);
            if (plan.steps().stream().anyMatch(step -> step instanceof Step.RemoveApp || step instanceof Step.RollBack)) {
                break;
            }
            AppView reacted = world.react(view, now);
            boolean still = plan.steps().isEmpty() && reacted.equals(view);
            view = reacted;
            if (still && plan.wakeAt().isEmpty()) {
                break;
            }
            now = still ? plan.wakeAt().get() : now;
        }
        return IntStream.range(0, steps.size())
                .mapToObj(at -> new Shown(steps.get(at), Optional.ofNullable(made.get(at)).flatMap(world::placement))).toList();
    }

    /// Steps that only note progress are not shown, nor is housekeeping.
    private void take(Step step) {
        boolean shown = switch (step) {
            case Step.AdvanceRollout advance -> view.rollout().filter(before -> before.phase() == advance.rollout().phase()).isEmpty();
            case Step.ForgetTask _ -> false;
            case Step.CreateTask _, Step.StopTask _, Step.RollBack _, Step.RemoveApp _ -> true;
        };
        if (shown) {
            steps.add(step);
        }
        view = Outcome.after(view, List.of(step), now, () -> {
            TaskId task = new TaskId("preview." + ++tasks);
            made.put(steps.size() - 1, task);
            return task;
        });
    }
}
