package io.argosy.planning.rollout;

import io.argosy.model.app.Rollout.Phase;
import io.argosy.model.app.Rollout;
import io.argosy.model.id.ReleaseNumber;
import io.argosy.model.service.UpdatePolicy.FailureAction;
import io.argosy.planning.step.Pass;
import io.argosy.planning.step.Step.RollBack;
import io.argosy.planning.view.AppView;
import io.argosy.planning.view.ServiceView;
import io.argosy.planning.view.Services;
import io.argosy.planning.view.TaskView;
import java.util.Locale;
import java.util.Optional;

/// Decides what becomes of a rollout after failures.
public final class Judge {

    private final AppView view;
    private final Pass pass;
    private final Book book;

    public Judge(AppView view, Pass pass, Book book) {
        this.view = view;
        this.pass = pass;
        this.book = book;
    }

    /// Ends the rollout if a service failed more than its policy tolerates. What happens to services that it did not change is not its fault, but for jobs, which
    /// run because of it.
    ///
    /// @return whether the app goes back to another release, so that nothing else is to be done for this one
    public boolean condemn(Services services, Settlement settlement) {
        Optional<Rollout> rollout = book.rollout();
        Optional<ServiceView> guilty = services.all().stream().filter(this::guilty).filter(service -> service.job() || settlement.changed(service)).findFirst();
        return rollout.isPresent() && guilty.isPresent() && condemn(rollout.get(), guilty.get());
    }

    /// More tasks failed than a share of the service's places allows.
    private boolean guilty(ServiceView service) {
        int failures = book.failures(service);
        return failures > 0
                && service.policy().onFailure() != FailureAction.CONTINUE
                && failures > service.policy().maxFailureRatio() * service.places().size();
    }

    private boolean condemn(Rollout rollout, ServiceView service) {
        String why = sentence(service);
        if (service.policy().onFailure() == FailureAction.PAUSE) {
            book.write(rollout.in(Phase.PAUSED, pass.now(), why));
            return false;
        }
        Optional<ReleaseNumber> good = view.lastGood().filter(release -> !release.equals(rollout.to()) && view.releases().containsKey(release));
        if (view.target().filter(Services::goesBack).isPresent()) {
            book.write(rollout.in(Phase.PAUSED, pass.now(), "the rollback failed too: " + why));
            return false;
        }
        if (good.isEmpty()) {
            book.write(rollout.in(Phase.FAILED, pass.now(), why + "; there is no good release to return to"));
            return false;
        }
        pass.add(new RollBack(rollout.in(Phase.FAILED, pass.now(), why), good.get(), why));
        return true;
    }

    private static String fault(ServiceView service, TaskView task) {
        boolean late = task.wanted() && !task.crashLooping() && !task.unhealthy();
        String time = service.policy().deadline().toString().substring(2).toLowerCase(Locale.ROOT);
        return late ? ": not ready within " + time + task.fault() : task.fault();
    }

    private String sentence(ServiceView service) {
        int failures = book.failures(service);
        String fault = service.places().stream()
                .flatMap(place -> place.of(service.since()).reversed().stream())
                .filter(book::failed)
                .findFirst()
                .map(task -> fault(service, task))
                .orElse("");
        return failures + (failures == 1 ? " new task of " : " new tasks of ") + service.name() + " failed" + fault;
    }
}
