package io.argosy.control.reconcile;

import io.argosy.control.change.Edit;
import io.argosy.control.change.Editor;
import io.argosy.control.contact.ContactBook;
import io.argosy.control.contact.Contacts;
import io.argosy.control.lease.LeaseJudge;
import io.argosy.control.loop.Pass;
import io.argosy.control.record.AppRecords;
import io.argosy.control.record.Ids;
import io.argosy.control.record.Tables;
import io.argosy.model.app.App;
import io.argosy.model.id.AppRef;
import io.argosy.planning.AppPlanner;
import io.argosy.planning.step.Plan;
import io.argosy.planning.step.Step;
import io.argosy.planning.view.AppView;
import io.argosy.store.Change;
import io.argosy.store.Store;
import io.argosy.store.Subscription;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/// One look at the apps that need one.
public final class AppsPass implements Pass {

    private final Editor editor;
    private final Ids ids;
    private final LeaseJudge leases;
    private final ContactBook book;
    private final AppPlanner planner = new AppPlanner();
    private final DirtyApps dirty = new DirtyApps();

    public AppsPass(Editor editor, Ids ids, LeaseJudge leases, ContactBook book) {
        this.editor = editor;
        this.ids = ids;
        this.leases = leases;
        this.book = book;
    }

    /// Notes changes from now on, and every app to begin with.
    ///
    /// @param signal wakes the loop
    public Subscription watch(Store store, Runnable signal) {
        Subscription subscription = store.watch(DirtyApps.SOURCES, (Change change) -> {
            dirty.note(change);
            signal.run();
        });
        dirty.noteAll(subscription.start());
        book.whenSettled(app -> {
            dirty.note(app);
            signal.run();
        });
        return subscription;
    }

    /// One app that cannot be carried on holds up no other.
    @Override
    public Optional<Instant> run() {
        RuntimeException failure = null;
        for (AppRef app : Importance.inOrder(editor.snapshot(), dirty.take(editor.now()))) {
            try {
                dirty.wake(app, carryOn(app));
            } catch (RuntimeException e) {
                dirty.note(app);
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
        return dirty.nextWake();
    }

    /// @return when time alone changes the plan
    private Optional<Instant> carryOn(AppRef ref) {
        AtomicReference<Optional<Instant>> wakeAt = new AtomicReference<>(Optional.empty());
        AtomicReference<Optional<Contacts>> contacts = new AtomicReference<>(Optional.empty());
        AtomicReference<Optional<AppRef>> removed = new AtomicReference<>(Optional.empty());
        editor.write(edit -> {
            removed.set(Optional.empty());
            Optional<App> app = edit.snapshot().get(Tables.APPS, ref);
            if (app.isEmpty()) {
                book.forget(ref);
                return;
            }
            Contacts reached = contacts(edit, app.get());
            contacts.set(Optional.of(reached));
            AppView view = AppViews.deciding(edit.snapshot(), app.get(), leases, reached.awaited());
            Plan plan = planner.plan(view, edit.now());
            wakeAt.set(Stream.of(plan.wakeAt(), reached.until(edit.now())).flatMap(Optional::stream).min(Instant::compareTo));
            reached.tell(edit);
            if (plan.steps().stream().anyMatch(Step.RemoveApp.class::isInstance)) {
                removed.set(Optional.of(ref));
            } else if (!plan.steps().isEmpty()) {
                new StepExecutor(edit, view, ids).carryOut(plan);
            }
        });
        contacts.get().ifPresent(Contacts::told);
        removed.get().ifPresent(app -> new AppRemoval(editor, app).run());
        return wakeAt.get();
    }

    private Contacts contacts(Edit edit, App app) {
        AppRecords records = new AppRecords(edit.snapshot(), app.ref());
        return Contacts.of(book, edit.snapshot(), app, records.tasks(), records.newestRollout());
    }
}
