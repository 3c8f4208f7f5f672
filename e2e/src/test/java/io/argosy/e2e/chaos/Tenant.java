package io.argosy.e2e.chaos;

import io.argosy.e2e.harness.Fleet;
import io.argosy.e2e.harness.Outcome;
import io.argosy.e2e.harness.Texts;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// Somebody who deploys, scales, restarts and removes an app without rest, and keeps account of what was acknowledged.
///
/// What was not answered may have happened or not, so there may be several states in which the app may rightly be; the next thing that is acknowledged
/// narrows them down. Used by one thread, then read by another.
final class Tenant implements Runnable {

    /// How the app is to be. @param word that its tasks tell
    record Wanted(String word, int replicas) {}

    /// Mistakes, rights, nothing there, conflicts: nothing was changed.
    private static final Set<Integer> REFUSALS = Set.of(3, 5, 6, 7);
    private static final int FEWEST = 2;
    private static final int MORE = 4;
    private static final int REST_MILLIS = 6_000;

    private final Fleet fleet;
    private final Story story;
    private final String app;
    private final OptionalInt port;
    private final Random random;
    private final AtomicBoolean ended = new AtomicBoolean();
    private Set<Optional<Wanted>> possible = Set.of(Optional.empty());
    private int words;
    private int acknowledged;
    private int refused;
    private int unanswered;

    /// @param port at which it serves, and then it is never removed
    Tenant(Fleet fleet, Story story, String app, OptionalInt port, long seed) {
        this.fleet = fleet;
        this.story = story;
        this.app = app;
        this.port = port;
        this.random = new Random(seed);
    }

    String app() {
        return app;
    }

    OptionalInt port() {
        return port;
    }

    /// In which the app may rightly be; absent where it was removed.
    Set<Optional<Wanted>> possible() {
        return possible;
    }

    int acknowledged() {
        return acknowledged;
    }

    int refused() {
        return refused;
    }

    int unanswered() {
        return unanswered;
    }

    void end() {
        ended.set(true);
    }

    @Override
    public void run() {
        while (!ended.get()) {
            act();
            Story.pause(Duration.ofMillis(2_000 + random.nextInt(REST_MILLIS)));
        }
    }

    void act() {
        boolean there = possible.stream().allMatch(Optional::isPresent);
        int chance = random.nextInt(10);
        if (!there || chance < 5) {
            deploy(FEWEST + random.nextInt(MORE));
        } else if (chance < 8) {
            scale();
        } else if (port.isPresent()) {
            change(wanted -> wanted, "restart", "-p", app, "web");
        } else {
            change(_ -> Optional.empty(), "rm", app);
        }
    }

    private void deploy(int replicas) {
        Wanted wanted = new Wanted("w" + ++words, replicas);
        String file = Texts.write(fleet.directory().resolve("apps/" + app + ".yml"), compose(wanted));
        change(_ -> Optional.of(wanted), "deploy", "-f", file, "-p", app);
    }

    /// To another number than before: what changes nothing is not in the audit.
    private void scale() {
        int replicas = random.ints(FEWEST, FEWEST + MORE).filter(number -> possible.stream().flatMap(Optional::stream).noneMatch(wanted -> wanted.replicas() == number)).findFirst().orElseThrow();
        change(before -> before.map(wanted -> new Wanted(wanted.word(), replicas)), "scale", "-p", app, "web=" + replicas);
    }

    private void change(UnaryOperator<Optional<Wanted>> effect, String... command) {
        Outcome outcome = fleet.cli(command);
        Set<Optional<Wanted>> changed = possible.stream().map(effect).collect(Collectors.toCollection(LinkedHashSet::new));
        if (outcome.isSuccess()) {
            acknowledged++;
            possible = changed;
        } else if (REFUSALS.contains(outcome.exitCode())) {
            refused++;
        } else {
            unanswered++;
            changed.addAll(possible);
            possible = changed;
        }
        String what = app + " " + command[0] + " " + changed;
        story.tell(outcome.isSuccess() ? what : what + ": exit code " + outcome.exitCode() + ", " + outcome.errors().strip().replace('\n', ' '));
    }

    private String compose(Wanted wanted) {
        String ports = port.isPresent() ? "ports: [\"%d:80\"]".formatted(port.getAsInt()) : "labels: {quiet: \"true\"}";
        return """
                services:
                  web:
                    image: busybox:1
                    init: true
                    command: ["sh", "-c", "mkdir -p /www && echo %s $$(hostname) > /www/index.html && exec httpd -f -p 80 -h /www"]
                    %s
                    stop_grace_period: 3s
                    healthcheck:
                      test: ["CMD", "wget", "-q", "-O", "/dev/null", "http://127.0.0.1/index.html"]
                      interval: 3s
                      timeout: 5s
                      retries: 3
                      start_period: 30s
                      start_interval: 500ms
                    deploy:
                      replicas: %d
                      update_config: {parallelism: 2, order: start-first, monitor: 1s, failure_action: continue}
                """.formatted(wanted.word(), ports, wanted.replicas());
    }
}
