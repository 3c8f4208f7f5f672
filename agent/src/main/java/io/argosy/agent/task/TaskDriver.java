package io.argosy.agent.task;

import io.argosy.agent.disk.RecordFile;
import io.argosy.agent.probe.Judgement;
import io.argosy.agent.probe.Probes;
import io.argosy.agent.probe.Verdict;
import io.argosy.agent.supply.Awaited;
import io.argosy.agent.supply.Unfit;
import io.argosy.agent.task.Situation.Leaving;
import io.argosy.agent.task.Situation.Prepared;
import io.argosy.engine.ContainerInfo;
import io.argosy.engine.ContainerState;
import io.argosy.engine.EngineException;
import io.argosy.model.assignment.Item.TaskItem;
import io.argosy.model.id.TaskId;
import io.argosy.model.task.EndReason;
import io.argosy.model.task.Goal;
import io.argosy.model.task.Slot;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Takes one task to where the server wants it. [#advance] is called by one thread at a time; everything else may be called by any, and wants an advance afterwards.
public final class TaskDriver {
    /// A bug that makes a driver busy for ever shows as a slow driver, not as a busy machine.
    private static final int STEPS_AT_ONCE = 40;
    private static final Duration LEAVE_WITHIN = Duration.ofSeconds(10);
    private static final Duration LEAVE_LOOK = Duration.ofMillis(50);
    /// What other nodes are given to hear that a task leaves.
    private static final Duration LEAVE_ELSEWHERE = Duration.ofMillis(500);

    private final Workshop shop;
    private final RecordFile<History> file;

    private volatile TaskItem item;
    private volatile boolean stale = true;
    private volatile boolean forgotten;
    private volatile boolean told;
    private volatile boolean over;
    private volatile Optional<Judged> judged = Optional.empty();

    private Seen seen = new Seen.Stale(Optional.empty());
    private History history;
    private Prepared prepared = Prepared.NOTHING;
    private Leaving leaving = Leaving.NOT_BEGUN;
    private Instant leaveBy = Instant.MAX;
    private Optional<Instant> stoppedUnhealthy = Optional.empty();
    private Optional<Instant> stoppedUnleased = Optional.empty();
    private String doing = "";
    private int outages;
    private int failures;
    private Instant notBefore = Instant.MIN;
    private boolean gone;

    /// What the probe says, and of which run.
    private record Judged(Instant run, Judgement judgement) {}

    TaskDriver(TaskItem item, Workshop shop) {
        this.item = item;
        this.shop = shop;
        this.file = shop.histories().of(item.task().id());
        this.history = file.read().orElse(History.NONE);
        this.over = history.end().isPresent();
    }

    public TaskId id() {
        return item.task().id();
    }

    void assign(TaskItem changed) {
        item = changed;
    }

    /// The server has no use for the task any more: what is left of it goes away.
    void forget() {
        forgotten = true;
    }

    /// Something happened to the container.
    void happened() {
        stale = true;
    }

    /// Somebody told the container to end.
    void toldToEnd() {
        told = true;
    }

    /// The last time the container was seen, for who compares it with the engine's list; true also while it is looked at.
    boolean seesRunning(boolean running) {
        return stale || seen.running().isPresent() == running;
    }

    /// Whether this task has to go, and may still be there, before another of its place begins.
    boolean goesBefore(TaskItem next) {
        Slot mine = item.task().slot();
        Slot its = next.task().slot();
        boolean same = mine.service().equals(its.service()) && mine.number() == its.number() && !id().equals(next.task().id());
        return same && !over && (forgotten || item.task().goal() == Goal.STOP);
    }

    /// Whether nothing is left of a forgotten task.
    public boolean gone() {
        return gone;
    }

    /// Takes steps until there is nothing to do.
    ///
    /// @return when to be called again in any case; empty for when something happens
    public Optional<Instant> advance() {
        for (int step = 0; step < STEPS_AT_ONCE; step++) {
            Instant now = shop.clock().instant();
            if (now.isBefore(notBefore)) {
                return Optional.of(notBefore);
            }
            Optional<Optional<Instant>> rest = takeStep(now);
            if (rest.isPresent()) {
                return rest.get();
            }
        }
        return Optional.of(shop.clock().instant().plusSeconds(1));
    }

    private Optional<Optional<Instant>> takeStep(Instant now) {
        if (stale) {
            stale = false;
            seen = new Seen.Stale(seen.known());
        }
        if (forgotten) {
            return dismantle();
        }
        adoptEnd();
        Situation situation = situation(now);
        Step step = NextStep.of(situation, now);
        if (step instanceof Step.Rest && !situation.leased().mayRun()) {
            doing = "waiting for its lease from the server";
        }
        if (worthTelling()) {
            tell(now);
        }
        if (step instanceof Step.Rest(Optional<Instant> until, Optional<ContainerInfo> watched)) {
            watch(watched, situation.verdict());
            return Optional.of(until);
        }
        try {
            perform(step, now);
            outages = 0;
            failures = gotOn(step) ? 0 : failures;
        } catch (EngineException | Unfit | Awaited e) {
            failed(step, e);
        }
        return Optional.empty();
    }

    /// An agent whose disk was emptied hears from the server how the task ended.
    private void adoptEnd() {
        if (history.end().isEmpty()) {
            item.ended().ifPresent(end -> remember(history.ended(end.reason(), end.at())));
        }
    }

    /// Whether the task is further than before; looking and making sure of things may be done over and over.
    private static boolean gotOn(Step step) {
        return switch (step) {
            case Step.Start _, Step.Judge _, Step.Stop _, Step.StopUnhealthy _, Step.StopUnleased _, Step.End _ -> true;
            case Step.Look _, Step.EnsureImage _, Step.EnsureNetworks _, Step.EnsureVolumes _, Step.Create _, Step.BeginLeaving _,
                    Step.AwaitLeaving _, Step.Remove _, Step.Rest _ -> false;
        };
    }

    private Situation situation(Instant now) {
        Optional<Judgement> current = judged.filter(said -> run().equals(Optional.of(said.run))).map(Judged::judgement);
        return new Situation(item, seen, history, prepared, current.map(Judgement::verdict).orElseGet(this::rememberedVerdict),
                current.map(Judgement::complaint).orElse(""), leaving, mayStart(now), shop.leases().of(item));
    }

    private boolean mayStart(Instant now) {
        return shop.word().heardOrOverdue() && shop.mayFollow().test(item)
                && (!history.started() || StartOrder.mayStart(item, shop.board()::view, shop.board()::toldAt, shop.life().upSince(), now));
    }

    /// Until the probe of this run has spoken, an agent that began anew goes by what the one before it knew.
    private Verdict rememberedVerdict() {
        return history.readyRun().isPresent() && run().equals(history.readyRun()) ? Verdict.READY : Verdict.UNDECIDED;
    }

    private Optional<Instant> run() {
        return seen.running().map(ContainerState.Running::startedAt);
    }

    /// What is about to be looked at anew is told after the look, unless there is nothing to see yet.
    private boolean worthTelling() {
        return !(seen instanceof Seen.Stale) || !history.started();
    }

    private void tell(Instant now) {
        shop.board().put(item, Telling.of(situation(now), doing, now), now);
    }

    private void perform(Step step, Instant now) {
        switch (step) {
            case Step.Look() -> look();
            case Step.EnsureImage() -> ensureImage();
            case Step.EnsureNetworks() -> {
                shop.worker().networks(item);
                prepared = new Prepared(prepared.image(), true, prepared.volumes());
            }
            case Step.EnsureVolumes() -> {
                shop.worker().volumes(item);
                prepared = new Prepared(prepared.image(), prepared.networks(), true);
            }
            case Step.Create(String image) -> create(image);
            case Step.Start(String container) -> start(container);
            case Step.Judge(ContainerState.Exited exited) -> judge(exited);
            case Step.StopUnhealthy(String container, Instant run) -> {
                stoppedUnhealthy = Optional.of(run);
                stop(container);
            }
            case Step.StopUnleased(String container, Instant run) -> {
                stoppedUnleased = Optional.of(run);
                stop(container);
            }
            case Step.BeginLeaving() -> beginLeaving(now);
            case Step.AwaitLeaving() -> awaitLeaving(now);
            case Step.Stop(String container) -> stop(container);
            case Step.Remove(String container, boolean forGood) -> remove(container, forGood);
            case Step.End(EndReason reason) -> end(reason, now);
            case Step.Rest _ -> { }
        }
    }

    private void look() {
        doing = doing.isEmpty() ? "looking for its container" : doing;
        seen = shop.worker().look(item);
        if (run().isPresent() && !history.started()) {
            // Started by an agent that ended before it could remember.
            remember(history.startedAgain());
        }
    }

    private void ensureImage() {
        String reference = item.spec().image().reference();
        doing = "finding image " + reference;
        String image = shop.worker().image(item, percent -> {
            doing = "pulling " + reference + " (" + percent + " %)";
            tell(shop.clock().instant());
        });
        prepared = new Prepared(Optional.of(image), prepared.networks(), prepared.volumes());
        doing = "making its container";
    }

    private void create(String image) {
        String container = shop.worker().create(item, image);
        remember(history.made(container));
        stale = true;
    }

    private void start(String container) {
        doing = "starting its container";
        told = false;
        shop.worker().start(item, container, () -> shop.leases().claim(item, container));
        remember(history.startedAgain());
        stale = true;
    }

    private void judge(ContainerState.Exited exited) {
        shop.probes().end(id());
        remember(Ending.judge(item.spec().restart(), history, exited, cause(exited)));
        told = false;
    }

    private Ending.Cause cause(ContainerState.Exited exited) {
        if (stoppedUnhealthy.equals(Optional.of(exited.startedAt()))) {
            return Ending.Cause.UNHEALTHY;
        }
        if (stoppedUnleased.equals(Optional.of(exited.startedAt())) || shop.leases().endedByGuard(item)) {
            return Ending.Cause.LEASE;
        }
        if (shop.life().tookDown(exited.startedAt(), exited.at())) {
            return Ending.Cause.ENGINE;
        }
        return told ? Ending.Cause.TOLD : Ending.Cause.ITSELF;
    }

    private void beginLeaving(Instant now) {
        shop.probes().end(id());
        leaving = Leaving.UNDER_WAY;
        leaveBy = now.plus(LEAVE_WITHIN);
    }

    private void awaitLeaving(Instant now) {
        boolean heardElsewhere = !shop.worker().spansNodes(item) || !now.isBefore(leaveBy.minus(LEAVE_WITHIN).plus(LEAVE_ELSEWHERE));
        if (heardElsewhere && shop.drained().test(id()) || !now.isBefore(leaveBy)) {
            leaving = Leaving.LEFT;
        } else {
            notBefore = now.plus(LEAVE_LOOK);
        }
    }

    private void stop(String container) {
        shop.worker().stop(item, container);
        stale = true;
    }

    private void remove(String container, boolean forGood) {
        shop.probes().end(id());
        shop.worker().remove(item, container, forGood);
        if (forGood) {
            shop.leases().ended(id());
        } else {
            prepared = Prepared.NOTHING;
            remember(history.discarded());
        }
        seen = new Seen.Absent();
    }

    private void end(EndReason reason, Instant now) {
        shop.probes().end(id());
        remember(history.ended(reason, now));
    }

    private void failed(Step step, RuntimeException failure) {
        int row = failure instanceof EngineException.Unreachable ? ++outages : ++failures;
        Instant now = shop.clock().instant();
        seen = new Seen.Stale(seen.known());
        if (failure instanceof EngineException.NotFound) {
            prepared = Prepared.NOTHING;
            if (step instanceof Step.Start(String container)) {
                remake(container);
            }
        }
        switch (Trouble.of(failure, row)) {
            case Trouble.Again(Duration after, String message) -> {
                notBefore = now.plus(after);
                doing = message;
                remember(history.saying(message));
            }
            case Trouble.GiveUp(String message) when !begins(step) -> tryAgain(now, message);
            case Trouble.GiveUp(String message) -> giveUp(now, message);
        }
        tell(now);
    }

    /// Whether the task does not run when the step fails. Of any other, its container may run on, so that it must not be said to have ended.
    private static boolean begins(Step step) {
        return switch (step) {
            case Step.EnsureImage _, Step.EnsureNetworks _, Step.EnsureVolumes _, Step.Create _, Step.Start _ -> true;
            case Step.Look _, Step.Judge _, Step.StopUnhealthy _, Step.StopUnleased _, Step.BeginLeaving _, Step.AwaitLeaving _, Step.Stop _, Step.Remove _,
                    Step.End _, Step.Rest _ -> false;
        };
    }

    private void tryAgain(Instant now, String message) {
        notBefore = now.plus(Trouble.LONGEST);
        remember(history.saying(message));
    }

    /// Something the container was made with is gone, such as a network: only another container will start.
    private void remake(String container) {
        try {
            remove(container, false);
        } catch (EngineException _) {
            // The next look tells what is there, and the next try of the start comes here again.
        }
    }

    /// A task that ran before is never given up by itself: what stands in its way may be mended.
    private void giveUp(Instant now, String message) {
        if (item.task().goal() == Goal.STOP) {
            tryAgain(now, message);
        } else if (history.restarts() > 0 || history.judged().isPresent()) {
            remember(Ending.startFailed(item.spec().restart(), history, now, message));
        } else {
            remember(history.saying(message).ended(EndReason.REJECTED, now));
        }
    }

    private void remember(History next) {
        if (!next.equals(history)) {
            history = next;
            file.write(next);
            over = next.end().isPresent();
            if (next.end().isPresent()) {
                shop.leases().ended(id());
            }
        }
    }

    private void watch(Optional<ContainerInfo> watched, Verdict verdict) {
        Optional<Instant> run = watched.flatMap(_ -> run());
        Optional<Instant> readyRun = verdict == Verdict.READY ? run : Optional.empty();
        if (!history.readyRun().equals(readyRun)) {
            remember(history.ready(readyRun));
        }
        if (run.isEmpty()) {
            shop.probes().end(id());
            return;
        }
        Optional<String> address = watched.get().addresses().values().stream().findFirst();
        shop.probes().watch(new Probes.Target(item, watched.get().id(), run.get(), address, readyRun.isPresent()), said -> {
            judged = Optional.of(new Judged(run.get(), said));
            shop.wake().accept(id());
        });
    }

    private Optional<Optional<Instant>> dismantle() {
        shop.probes().end(id());
        try {
            if (shop.worker().look(item) instanceof Seen.Present(ContainerInfo container)) {
                if (container.state() instanceof ContainerState.Running) {
                    shop.worker().stop(item, container.id());
                }
                shop.worker().remove(item, container.id(), true);
            }
            file.delete();
            shop.leases().ended(id());
            shop.board().remove(id());
            gone = true;
            return Optional.of(Optional.empty());
        } catch (EngineException e) {
            outages++;
            notBefore = shop.clock().instant().plus(Trouble.pause(outages));
            return Optional.of(Optional.of(notBefore));
        }
    }
}
