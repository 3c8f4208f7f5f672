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

    /// Makes a draft a release, of which the rollout begins to roll. The app runs from now on; what was deployed has the replicas its file says.
    static void publish(Edit edit, App app, Draft draft, Rollout rollout, Map<ServiceName, ImageIdentity> found) {
        Release release = writer(new AppRecords(edit.snapshot(), app.ref())).write(draft, found);
        ReleaseKey key = new ReleaseKey(app.ref(), draft.number());
        edit.put(Tables.RELEASES, key, release);
        App scaled = draft.origin().kind() == Origin.Kind.DEPLOY ? app.withScale(Map.of()) : app;
        edit.put(Tables.APPS, app.ref(), scaled.withTarget(draft.number()).withIntent(App.Intent.RUN));
        roll(edit, rollout, draft.origin().cause());
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
