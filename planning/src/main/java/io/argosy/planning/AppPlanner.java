package io.argosy.planning;

import io.argosy.model.id.TaskId;
import io.argosy.planning.step.Outcome;
import io.argosy.planning.step.Pass;
import io.argosy.planning.step.Plan;
import io.argosy.planning.step.Step;
import io.argosy.planning.view.AppView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// Plans one app. Looks at the app, takes the steps in thought, and looks again until there is nothing more to do without news from an agent: so a plan is
/// complete, and planning again after it was carried out yields nothing.
public final class AppPlanner {

    /// More looks than any legal state needs; a plan that is not complete after them goes on when it was carried out.
    private static final int MOST_LOOKS = 20;

    public Plan plan(AppView view, Instant now) {
        List<Step> steps = new ArrayList<>();
        Supplier<TaskId> ids = new Supplier<>() {
            private int count;

            @Override
            public TaskId get() {
                return new TaskId("planned." + ++count);
            }
        };
        AppView seen = view;
        Plan look = look(seen, now);
        for (int looks = 1; !look.steps().isEmpty(); looks++) {
            steps.addAll(look.steps());
            if (looks == MOST_LOOKS || look.steps().stream().anyMatch(AppPlanner::changesTheView)) {
                break;
            }
            seen = Outcome.after(seen, look.steps(), now, ids);
            look = look(seen, now);
        }
        return new Plan(onlyLastAdvance(steps), look.wakeAt(), look.waiting());
    }

    private static Plan look(AppView view, Instant now) {
        Pass pass = new Pass(now);
        new Look(view, pass).plan();
        return pass.plan();
    }

    /// What follows these is planned from what the executor then finds.
    private static boolean changesTheView(Step step) {
        return step instanceof Step.RollBack || step instanceof Step.RemoveApp;
    }

    /// Each look may carry the rollout on; the last word holds all that was said before.
    private static List<Step> onlyLastAdvance(List<Step> steps) {
        List<Step> kept = new ArrayList<>();
        boolean seen = false;
        for (Step step : steps.reversed()) {
            if (!(step instanceof Step.AdvanceRollout) || !seen) {
                kept.add(step);
            }
            seen |= step instanceof Step.AdvanceRollout || step instanceof Step.RollBack;
        }
        return kept.reversed();
    }
}
