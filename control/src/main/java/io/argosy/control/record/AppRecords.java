package io.argosy.control.record;

import io.argosy.model.app.Draft;
import io.argosy.model.app.Release;
import io.argosy.model.app.Rollout;
import io.argosy.model.id.AppRef;
import io.argosy.model.id.ReleaseNumber;
import io.argosy.model.task.Task;
import io.argosy.store.Entry;
import io.argosy.store.Snapshot;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The records of one app in one snapshot. Everything is read when it is asked for.
public record AppRecords(Snapshot snapshot, AppRef app) {

    /// All kept releases, in order of their numbers.
    public Map<ReleaseNumber, Release> releases() {
        Map<ReleaseNumber, Release> releases = new TreeMap<>();
        snapshot.scan(Tables.RELEASES, Tables.within(app)).forEach(entry -> releases.put(entry.value().number(), entry.value()));
        return releases;
    }

    public Optional<Release> release(ReleaseNumber number) {
        return snapshot.get(Tables.RELEASES, new ReleaseKey(app, number));
    }

    /// The release that should be live.
    public Optional<Release> target() {
        return snapshot.get(Tables.APPS, app).flatMap(found -> found.target()).flatMap(this::release);
    }

    /// All known rollouts, oldest first.
    public List<Rollout> rollouts() {
        return snapshot.scan(Tables.ROLLOUTS, Tables.within(app)).stream().map(Entry::value).toList();
    }

    public Optional<Rollout> newestRollout() {
        return rollouts().stream().reduce((_, newer) -> newer);
    }

    public Optional<Rollout> activeRollout() {
        return newestRollout().filter(rollout -> rollout.phase().active());
    }

    /// The newest kept release whose rollout was done.
    public Optional<ReleaseNumber> lastGood() {
        return rollouts().reversed().stream()
                .filter(rollout -> rollout.phase() == Rollout.Phase.DONE)
                .map(Rollout::to)
                .filter(number -> release(number).isPresent())
                .findFirst();
    }

    /// The newest draft whose images are being found.
    public Optional<Draft> draft() {
        return snapshot.scan(Tables.DRAFTS, Tables.within(app)).stream().map(Entry::value).reduce((_, newer) -> newer);
    }

    public List<Task> tasks() {
        return snapshot.scan(Tables.TASKS, Tables.within(app)).stream().map(Entry::value).toList();
    }
}
