package io.argosy.control.app;

import io.argosy.control.access.Caller;
import io.argosy.control.access.Role;
import io.argosy.control.change.Edit;
import io.argosy.control.change.Editor;
import io.argosy.control.change.Happening;
import io.argosy.control.change.RolloutEvents;
import io.argosy.control.fault.Fault;
import io.argosy.control.fault.FaultCode;
import io.argosy.control.fault.Result;
import io.argosy.control.contact.ContactBook;
import io.argosy.control.lease.LeaseJudge;
import io.argosy.control.place.PendingReasons;
import io.argosy.control.record.AppRecords;
import io.argosy.control.record.ReleaseKey;
import io.argosy.control.record.Tables;
import io.argosy.control.watch.Watches;
import io.argosy.control.watch.Watching;
import io.argosy.model.app.App;
import io.argosy.model.app.App.Intent;
import io.argosy.model.app.Rollout;
import io.argosy.model.event.Event.Severity;
import io.argosy.model.id.AppRef;
import io.argosy.model.id.ServiceName;
import io.argosy.model.id.SpaceName;
import io.argosy.store.Snapshot;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/// Apps as a whole.
public final class Apps {

    private final Editor editor;
    private final Watches watches;
    private final AppStatuses statuses;

    public Apps(Editor editor, Watches watches, PendingReasons reasons, LeaseJudge leases, Supplier<ContactBook> contacts) {
        this.editor = editor;
        this.watches = watches;
        this.statuses = new AppStatuses(reasons, leases, contacts);
    }

    /// All apps that the caller sees, by name. @param space only those of this space
    public Result<List<AppStatus>> list(Caller caller, Optional<SpaceName> space) {
        Optional<Fault> fault = space.flatMap(only -> caller.mayNot(Role.VIEWER, only));
        if (fault.isPresent()) {
            return Result.refused(fault.get());
        }
        Snapshot snapshot = editor.snapshot();
        return Result.done(snapshot.scan(Tables.APPS).stream()
                .map(entry -> entry.value())
                .filter(app -> caller.sees(app.ref().space()) && space.map(app.ref().space()::equals).orElse(true))
                .map(app -> statuses.of(snapshot, app, editor.now()))
                .toList());
    }

    public Result<AppStatus> inspect(Caller caller, AppRef app) {
        return caller.mayNot(Role.VIEWER, app.space())
                .<Result<AppStatus>>map(Result::refused)
                .orElseGet(() -> now(app).<Result<AppStatus>>map(Result::done).orElseGet(() -> missing(app)));
    }

    /// Calls with the app as it is, then after each change of it; what changes while the listener is busy comes as one. A call with an empty
    /// value is the last: the app is gone. The listener is called on a thread of the watch, one call at a time, and may block; one that throws
    /// ends the watch.
    public Result<Watching> watch(Caller caller, AppRef app, Consumer<Optional<AppStatus>> listener) {
        return inspect(caller, app).then(_ -> watches
                .open(AppLook.SOURCES, change -> AppLook.concerns(change, app), new AppLook(() -> now(app), listener))
                .<Result<Watching>>map(Result::done)
                .orElseGet(() -> Result.refused(FaultCode.LIMIT_EXCEEDED, "too many watches are open", "close some, or try again later")));
    }

    /// Sets replicas by hand; services not named stay as they are. Holds until the next deploy.
    public Result<AppStatus> scale(Caller caller, AppRef app, Map<ServiceName, Integer> replicas) {
        return change(caller, app, edit -> new Scaling(edit, caller, app).to(replicas));
    }

    /// Stops every task and keeps everything else.
    public Result<AppStatus> stop(Caller caller, AppRef app) {
        return change(caller, app, edit -> want(edit, caller, app, Intent.STOP, "app.stop"));
    }

    /// Starts a stopped app again.
    public Result<AppStatus> start(Caller caller, AppRef app) {
        return change(caller, app, edit -> want(edit, caller, app, Intent.RUN, "app.start"));
    }

    /// Removes the app with its releases, configs and secrets. Its records are gone when its tasks and, if asked for, volumes are.
    public Result<AppStatus> remove(Caller caller, AppRef app, boolean volumes) {
        return change(caller, app, edit -> want(edit, caller, app, volumes ? Intent.REMOVE_WITH_VOLUMES : Intent.REMOVE, "app.remove"));
    }

    /// The answer shows the app as it was right after the change; it may be gone already.
    private Result<AppStatus> change(Caller caller, AppRef app, Function<Edit, Result<App>> decision) {
        return caller.mayNot(Role.OPERATOR, app.space())
                .<Result<AppStatus>>map(Result::refused)
                .orElseGet(() -> editor.edit(decision).map(
                        changed -> now(app).orElseGet(() -> statuses.of(editor.snapshot(), changed, editor.now()))));
    }

    private static Result<App> want(Edit edit, Caller caller, AppRef ref, Intent intent, String action) {
        Optional<App> found = edit.snapshot().get(Tables.APPS, ref);
        if (found.isEmpty()) {
            return missing(ref);
        }
        App app = found.get();
        boolean removing = app.intent().removes();
        if (removing && !intent.removes()) {
            return Result.refused(FaultCode.WRONG_STATE, "app %s is being removed".formatted(ref), "deploy it again when it is gone");
        }
        boolean less = app.intent() == Intent.REMOVE_WITH_VOLUMES && intent == Intent.REMOVE;
        boolean starting = intent == Intent.STOP && new AppRecords(edit.snapshot(), ref).draft().isPresent();
        if (app.intent() == intent && !starting || less) {
            return Result.done(app);
        }
        App changed = app.withIntent(intent);
        edit.put(Tables.APPS, ref, changed);
        if (intent == Intent.STOP) {
            cancelPreparing(edit, ref);
        }
        edit.event(Happening.ofApp(edit.now(), Severity.INFO, action, ref, "%s by %s".formatted(words(intent), caller.who())));
        edit.audit(caller, action, ref.toString(), intent == Intent.REMOVE_WITH_VOLUMES ? "with volumes" : "");
        return Result.done(changed);
    }

    /// Who stops an app does not want what is still being prepared to start it again.
    private static void cancelPreparing(Edit edit, AppRef ref) {
        new AppRecords(edit.snapshot(), ref).activeRollout().filter(rollout -> rollout.phase() == Rollout.Phase.PREPARING).ifPresent(rollout -> {
            Rollout superseded = rollout.in(Rollout.Phase.SUPERSEDED, edit.now(), "the app was stopped");
            edit.put(Tables.ROLLOUTS, new ReleaseKey(ref, rollout.to()), superseded);
            edit.delete(Tables.DRAFTS, new ReleaseKey(ref, rollout.to()));
            edit.event(RolloutEvents.of(edit.now(), superseded, superseded.message()));
        });
    }

    private static String words(Intent intent) {
        return switch (intent) {
            case RUN -> "started";
            case STOP -> "stopped";
            case REMOVE -> "removed";
            case REMOVE_WITH_VOLUMES -> "removed with its volumes";
        };
    }

    private Optional<AppStatus> now(AppRef ref) {
        Snapshot snapshot = editor.snapshot();
        return snapshot.get(Tables.APPS, ref).map(app -> statuses.of(snapshot, app, editor.now()));
    }

    static <T> Result<T> missing(AppRef app) {
        return Result.refused(FaultCode.APP_NOT_FOUND, "there is no app %s in space %s".formatted(app.app(), app.space()), "look at the list of apps");
    }
}
