package io.argosy.simulation.check;

import io.argosy.control.record.ReleaseKey;
import io.argosy.control.record.Tables;
import io.argosy.model.app.App;
import io.argosy.model.app.Rollout;
import io.argosy.model.id.AppRef;
import io.argosy.model.id.ReleaseNumber;
import io.argosy.simulation.people.Ledger;
import io.argosy.simulation.people.Ledger.Promise;
import io.argosy.simulation.trace.Violation;
import io.argosy.store.Snapshot;
import java.util.Optional;

/// An acknowledged release, or a later one, is the target of its app, or its rollout says why not. An app that was told to stop or to run is to do so.
record Acknowledged(Ledger ledger) implements RecordRule {

    private static final String NAME = "nothing acknowledged is lost";

    /// Rollouts without a release are forgotten when there are more.
    private static final int REMEMBERED = 15;

    @Override
    public void check(Snapshot snapshot) {
        ledger.promises().forEach((ref, promise) -> check(snapshot, ref, promise));
    }

    private static void check(Snapshot snapshot, AppRef ref, Promise promise) {
        if (promise.release().isEmpty() && promise.intent().isEmpty()) {
            return;
        }
        App app = snapshot.get(Tables.APPS, ref).orElseThrow(() -> new Violation(NAME, ref + " is gone, and was promised " + promise));
        promise.release().ifPresent(number -> release(snapshot, app, number));
        promise.intent().filter(intent -> intent != app.intent()).ifPresent(intent -> {
            throw new Violation(NAME, "%s was told to %s and is to %s".formatted(ref, intent, app.intent()));
        });
    }

    private static void release(Snapshot snapshot, App app, int number) {
        if (app.lastRelease() < number) {
            throw new Violation(NAME, "release %d of %s; the last one is %d".formatted(number, app.ref(), app.lastRelease()));
        }
        boolean live = app.target().filter(target -> target.value() >= number).isPresent();
        Optional<Rollout> rollout = snapshot.get(Tables.ROLLOUTS, new ReleaseKey(app.ref(), new ReleaseNumber(number)));
        boolean told = rollout.filter(known -> explains(known.phase())).isPresent() || app.lastRelease() - number > REMEMBERED;
        if (!live && !told) {
            throw new Violation(NAME, "release %d of %s is not live, and its rollout says %s".formatted(number, app.ref(), rollout));
        }
    }

    private static boolean explains(Rollout.Phase phase) {
        return switch (phase) {
            case PREPARING, FAILED, SUPERSEDED, DONE -> true;
            case ROLLING, PAUSED -> false;
        };
    }
}
