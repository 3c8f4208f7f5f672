package io.argosy.cli.command;

import io.argosy.api.client.ApiProblem;
import io.argosy.api.client.ArgosyClient;
import io.argosy.api.client.EventStream;
import io.argosy.api.client.ServerUnreachable;
import io.argosy.api.rest.AppView;
import io.argosy.api.rest.ReleaseView;
import io.argosy.api.rest.RolloutView;
import io.argosy.cli.command.Outcome.Judgement;
import io.argosy.cli.command.Outcome.Verdict;
import io.argosy.cli.output.ExitCode;
import io.argosy.cli.output.Progress;
import io.argosy.model.app.Rollout;
import io.argosy.model.id.AppRef;
import io.argosy.model.id.ReleaseNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Follows an app's watch until an outcome is there, showing progress. A server that restarts meanwhile is waited for.
final class Waiter {

    private static final Duration RECONNECT_PAUSE = Duration.ofMillis(300);

    private final ArgosyClient client;
    private final Session session;
    private final AppRef app;
    private final Progress progress;

    Waiter(ArgosyClient client, Session session, AppRef app) {
        this.client = client;
        this.session = session;
        this.app = app;
        this.progress = new Progress(session.terminal(), Instant.now());
    }

    int until(Outcome outcome, Duration timeout) {
        Instant deadline = Instant.now().plus(timeout);
        try (progress) {
            while (Instant.now().isBefore(deadline)) {
                Optional<Judgement> judgement = watch(outcome, deadline);
                if (judgement.isPresent()) {
                    return end(outcome, judgement.get());
                }
                pause();
            }
        }
        session.terminal().note("error: not done after " + timeout.toSeconds() + " s; it goes on: follow it with `argosy ps " + app.app() + "`");
        return ExitCode.TIMED_OUT.number();
    }

    private int end(Outcome outcome, Judgement judgement) {
        progress.close();
        if (judgement.verdict() == Verdict.REACHED) {
            return ExitCode.OK.number();
        }
        String why = outcome.awaited().flatMap(this::failure).filter(text -> !judgement.message().contains(text)).map(text -> ": " + text).orElse("");
        session.terminal().note("error: " + judgement.message() + why);
        return ExitCode.FAILED.number();
    }

    /// What the release failed by. After it came another, of which the app's own view speaks.
    private Optional<String> failure(ReleaseNumber release) {
        try {
            return client.get(Paths.app(app, "releases/" + release), ReleaseView.class).rollout()
                    .filter(rollout -> rollout.phase() == Rollout.Phase.FAILED).map(RolloutView::message).filter(message -> !message.isEmpty());
        } catch (ServerUnreachable | ApiProblem _) {
            return Optional.empty();
        }
    }

    /// Follows one connection. Empty when it broke off or time is up before there was a verdict.
    private Optional<Judgement> watch(Outcome outcome, Instant deadline) {
        try (EventStream events = client.events(Paths.app(app, "watch")); ScheduledExecutorService clock = closeAt(deadline, events)) {
            Optional<Judgement> judgement = read(events, outcome);
            clock.shutdownNow();
            return judgement;
        } catch (ServerUnreachable e) {
            progress.note("waiting for the server: " + e.getMessage());
            return Optional.empty();
        } catch (ApiProblem e) {
            if (e.problem().status() == 404) {
                return Optional.of(outcome.gone());
            }
            if (e.problem().status() == 502 || e.problem().status() == 503) {
                progress.note("waiting for the server: " + e.getMessage());
                return Optional.empty();
            }
            throw e;
        }
    }

    private Optional<Judgement> read(EventStream events, Outcome outcome) {
        for (Optional<EventStream.Received> event = events.next(); event.isPresent(); event = events.next()) {
            if (event.get().name().equals("removed")) {
                return Optional.of(outcome.gone());
            }
            AppView view = events.read(event.get(), AppView.class);
            progress.show(view);
            Judgement judgement = outcome.judge(view);
            if (judgement.verdict() != Verdict.NOT_YET) {
                if (session.asJson()) {
                    session.terminal().printJson(view);
                }
                return Optional.of(judgement);
            }
        }
        return Optional.empty();
    }

    private static ScheduledExecutorService closeAt(Instant deadline, EventStream events) {
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("deadline").factory());
        clock.schedule(events::close, Math.max(0, Duration.between(Instant.now(), deadline).toMillis()), TimeUnit.MILLISECONDS);
        return clock;
    }

    private static void pause() {
        try {
            Thread.sleep(RECONNECT_PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
