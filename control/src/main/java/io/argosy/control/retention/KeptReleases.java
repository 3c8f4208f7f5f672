package io.argosy.control.retention;

import io.argosy.control.record.AppRecords;
import io.argosy.control.record.TaskRecords;
import io.argosy.model.app.App;
import io.argosy.model.app.Release;
import io.argosy.model.app.Release.ReleasedService;
import io.argosy.model.app.Rollout;
import io.argosy.model.id.ReleaseNumber;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which releases of an app must stay.
final class KeptReleases {

    private KeptReleases() {}

    static Set<ReleaseNumber> of(AppRecords records, App app, int newest) {
        Map<ReleaseNumber, Release> all = records.releases();
        Set<ReleaseNumber> kept = new HashSet<>();
        List<ReleaseNumber> numbers = List.copyOf(all.keySet());
        kept.addAll(numbers.subList(Math.max(0, numbers.size() - newest), numbers.size()));
        app.target().ifPresent(kept::add);
        records.lastGood().ifPresent(kept::add);
        records.rollouts().stream().filter(rollout -> rollout.phase().active()).forEach(rollout -> note(rollout, kept));
        // Ended tasks do not hold a release: it is the release that lets the completed run of a job be remembered.
        records.tasks().stream().filter(task -> !new TaskRecords(records.snapshot(), task).ended()).forEach(task -> kept.add(task.slot().release()));
        Set<ReleaseNumber> since = new HashSet<>();
        kept.stream().filter(all::containsKey).forEach(number -> all.get(number).services().values().stream()
                .map(ReleasedService::since).forEach(since::add));
        kept.addAll(since);
        return kept;
    }

    private static void note(Rollout rollout, Set<ReleaseNumber> kept) {
        kept.add(rollout.to());
        rollout.from().ifPresent(kept::add);
    }
}
