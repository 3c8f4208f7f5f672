package io.argosy.control.prepare;

import io.argosy.control.change.Edit;
import io.argosy.control.change.RolloutEvents;
import io.argosy.control.record.AppRecords;
import io.argosy.control.record.ReleaseKey;
import io.argosy.control.record.Tables;
import io.argosy.model.app.App;
import io.argosy.model.app.Draft;
import io.argosy.model.app.ImageIdentity;
import io.argosy.model.app.Origin;
import io.argosy.model.app.Release;
import io.argosy.model.app.Rollout;
import io.argosy.model.id.ReleaseNumber;
import io.argosy.model.id.ServiceName;
import io.argosy.planning.release.ReleaseWriter;
import io.argosy.planning.view.AppView;
import java.util.List;
import java.util.Map;

/// The edits that make a release the target of its app.
public final class ReleaseWriting {

    /// Who automatic rollbacks are by.
    private static final String SELF = "argosy";

    private ReleaseWriting() {}

    /// What releases of an app are written against.
    public static ReleaseWriter writer(AppRecords records) {
        return new ReleaseWriter(records.target(), List.copyOf(records.releases().values()));
    }

    /// Makes a draft a release, of which the rollout begins to roll. The app runs from now on; what was deployed has the replicas its file says. A deploy
    /// whose images turned out to be those that run already makes no release: its rollout is done.
    static void publish(Edit edit, App app, Draft draft, Rollout rollout, Map<ServiceName, ImageIdentity> found) {
        AppRecords records = new AppRecords(edit.snapshot(), app.ref());
        Release release = writer(records).write(draft, found);
        boolean deploy = draft.origin().kind() == Origin.Kind.DEPLOY;
        if (deploy && atRest(records, app) && records.target().filter(live -> same(live, release)).isPresent()) {
            Rollout done = rollout.in(Rollout.Phase.DONE, edit.now(), "nothing changed");
            edit.put(Tables.ROLLOUTS, new ReleaseKey(app.ref(), draft.number()), done);
            edit.event(RolloutEvents.of(edit.now(), done, done.message()));
            return;
        }
        edit.put(Tables.RELEASES, new ReleaseKey(app.ref(), draft.number()), release);
        App scaled = deploy ? app.withScale(Map.of()) : app;
        edit.put(Tables.APPS, app.ref(), scaled.withTarget(draft.number()).withIntent(App.Intent.RUN));
        roll(edit, rollout, draft.origin().cause());
    }

    /// Whether the app is as its target says, as far as people and rollouts go.
    private static boolean atRest(AppRecords records, App app) {
        return app.intent() == App.Intent.RUN && app.scale().isEmpty() && records.lastGood().equals(app.target());
    }

    private static boolean same(Release live, Release next) {
        return live.services().equals(next.services()) && live.networks().equals(next.networks()) && live.volumes().equals(next.volumes())
                && live.configs().equals(next.configs()) && live.secrets().equals(next.secrets());
    }

    /// After a failed update: makes a copy of an earlier release the target, and begins to roll it.
    ///
    /// @param view what the rollback was decided on
    /// @param cause for people
    public static void returnTo(Edit edit, AppView view, ReleaseNumber to, String cause) {
        App app = view.app();
        ReleaseNumber number = app.nextRelease();
        Origin origin = new Origin(Origin.Kind.AUTOMATIC_ROLLBACK, SELF, edit.now(), cause);
        AppRecords records = new AppRecords(edit.snapshot(), app.ref());
        Release copy = writer(records).copy(view.releases().get(to), number, origin);
        edit.put(Tables.RELEASES, new ReleaseKey(app.ref(), number), copy);
        edit.put(Tables.APPS, app.ref(), app.withLastRelease(number).withTarget(number));
        roll(edit, Rollout.begin(app.ref(), number, app.target(), edit.now()), cause);
    }

    private static void roll(Edit edit, Rollout rollout, String cause) {
        Rollout rolling = rollout.in(Rollout.Phase.ROLLING, edit.now(), "");
        edit.put(Tables.ROLLOUTS, new ReleaseKey(rollout.app(), rollout.to()), rolling);
        edit.event(RolloutEvents.of(edit.now(), rolling, cause));
    }
}
