package io.argosy.control.deploy;

import io.argosy.control.access.Caller;
import io.argosy.control.access.Role;
import io.argosy.control.change.Edit;
import io.argosy.control.change.Editor;
import io.argosy.control.content.ContentVault;
import io.argosy.control.fault.Fault;
import io.argosy.control.fault.FaultCode;
import io.argosy.control.fault.Result;
import io.argosy.control.lease.LeaseJudge;
import io.argosy.model.id.AppRef;
import io.argosy.model.id.ReleaseNumber;
import io.argosy.model.id.ServiceName;
import io.argosy.scheduling.Scheduler;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/// Deploys, and what they would do. One at a time, because they must agree on who has which name and port. Safe for any number of threads.
public final class Deploys {

    private final Editor editor;
    private final ContentVault vault;
    private final Renderer renderer;
    private final Scheduler scheduler;
    private final LeaseJudge leases;
    private final ReentrantLock turn = new ReentrantLock();

    public Deploys(Editor editor, ContentVault vault, Renderer renderer, Scheduler scheduler, LeaseJudge leases) {
        this.editor = editor;
        this.vault = vault;
        this.renderer = renderer;
        this.scheduler = scheduler;
        this.leases = leases;
    }

    /// Accepts a new release of the app, which is made when the app is new. Needs an operator.
    public Result<Deployed> deploy(Caller caller, AppRef app, DeployInput input) {
        return deploy(caller, app, input, Optional.empty());
    }

    /// @param key under which it is done once, however often it is asked for
    public Result<Deployed> deploy(Caller caller, AppRef app, DeployInput input, Optional<String> key) {
        return allowed(caller, Role.OPERATOR, app)
                .<Result<Deployed>>map(Result::refused)
                .orElseGet(() -> render(app, input).then(rendered -> ContentsFirst.write(editor, vault, app, rendered)
                        .<Result<Deployed>>map(Result::refused)
                        .orElseGet(() -> inTurn(new Once(caller, app, key), edit -> deploy(edit, caller, app, input, rendered)))));
    }

    /// What the same deploy would do now. Writes nothing. Needs a viewer.
    public Result<DeployPreview> plan(Caller caller, AppRef app, DeployInput input) {
        return allowed(caller, Role.VIEWER, app)
                .<Result<DeployPreview>>map(Result::refused)
                .orElseGet(() -> render(app, input).then(rendered -> {
                    Edit edit = editor.trial();
                    return Proposal.of(edit, vault, app, rendered).map(proposal -> Previews.of(edit, scheduler, leases, proposal, input, rendered));
                }));
    }

    /// Makes a release equal to the live one in which the tasks of these services, or of all when empty, are replaced.
    public Result<Deployed> restart(Caller caller, AppRef app, Set<ServiceName> services) {
        return restart(caller, app, services, Optional.empty());
    }

    /// @param key under which it is done once, however often it is asked for
    public Result<Deployed> restart(Caller caller, AppRef app, Set<ServiceName> services, Optional<String> key) {
        return allowed(caller, Role.OPERATOR, app)
                .<Result<Deployed>>map(Result::refused)
                .orElseGet(() -> inTurn(new Once(caller, app, key), edit -> new Repeats(edit, caller, app).restart(services)));
    }

    /// Makes a release equal to a kept one. @param to the last good one before the live one when absent
    public Result<Deployed> rollback(Caller caller, AppRef app, Optional<ReleaseNumber> to) {
        return rollback(caller, app, to, Optional.empty());
    }

    /// @param key under which it is done once, however often it is asked for
    public Result<Deployed> rollback(Caller caller, AppRef app, Optional<ReleaseNumber> to, Optional<String> key) {
        return allowed(caller, Role.OPERATOR, app)
                .<Result<Deployed>>map(Result::refused)
                .orElseGet(() -> inTurn(new Once(caller, app, key), edit -> new Repeats(edit, caller, app).rollback(to)));
    }

    private static Optional<Fault> allowed(Caller caller, Role role, AppRef app) {
        return caller.mayNot(role, app.space());
    }

    private Result<Rendered> render(AppRef app, DeployInput input) {
        return InputLimits.broken(input)
                .<Result<Rendered>>map(Result::refused)
                .orElseGet(() -> renderer.render(app, input).then(rendered -> Overrides.apply(rendered, input.images())));
    }

    private Result<Deployed> deploy(Edit edit, Caller caller, AppRef app, DeployInput input, Rendered rendered) {
        return Proposal.of(edit, vault, app, rendered).then(proposal -> {
            Optional<ReleaseNumber> same = proposal.unchanged(input);
            if (same.isPresent()) {
                return Result.done(new Deployed(app, same.get(), false, rendered.warnings()));
            }
            ReleaseNumber number = new DraftWriting(edit, caller, proposal.app()).deploy(proposal, rendered, input.message());
            return Result.done(new Deployed(app, number, true, rendered.warnings()));
        });
    }

    private Result<Deployed> inTurn(Once once, Function<Edit, Result<Deployed>> decision) {
        turn.lock();
        try {
            return editor.edit(edit -> once.in(edit, decision));
        } finally {
            turn.unlock();
        }
    }

    static <T> Result<T> noApp(AppRef app) {
        return Result.refused(FaultCode.APP_NOT_FOUND, "there is no app %s in space %s".formatted(app.app(), app.space()), "look at the list of apps");
    }
}
