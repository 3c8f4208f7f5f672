package io.argosy.agent.gateway;

import io.argosy.gateway.config.Change;
import io.argosy.gateway.config.ConfigText;
import io.argosy.gateway.config.GatewaySettings;
import io.argosy.gateway.config.Layout;
import io.argosy.gateway.config.Running;
import io.argosy.gateway.route.RouteTable;
import java.io.IOException;
import java.time.Duration;

/// Leads HAProxy from what runs to a route table. For use by one thread.
final class Application {
    private static final Duration START_PATIENCE = Duration.ofSeconds(15);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(30);
    private static final long LOOK_EVERY_MILLIS = 20;
    private static final int LOOKS_PER_SECOND = 50;

    private final GatewayProcess process;
    private final GatewayFiles files;
    private final GatewaySettings settings;
    private final Haproxy haproxy;
    private String failed = "";
    private String failure = "";
    private long failedAt;

    Application(GatewayProcess process, GatewayFiles files, GatewaySettings settings) {
        this.process = process;
        this.files = files;
        this.settings = settings;
        this.haproxy = new Haproxy(files);
    }

    /// What runs, started when nothing does: without listeners at first, so that a port taken meanwhile cannot keep it from starting.
    Running running(String cluster) throws IOException, InterruptedException {
        try {
            return haproxy.observe();
        } catch (IOException e) {
            if (!process.running()) {
                files.prepare();
                files.write(ConfigText.render(Layout.fresh(RouteTable.EMPTY), settings));
                process.start(cluster);
            }
            return awaitAnswer();
        }
    }

    private Running awaitAnswer() throws InterruptedException {
        long deadline = System.nanoTime() + START_PATIENCE.toNanos();
        for (int looks = 1; ; looks++) {
            try {
                return haproxy.observe();
            } catch (IOException e) {
                requireRunning(looks, e);
                if (System.nanoTime() > deadline) {
                    throw new GatewayFault("HAProxy does not answer on " + files.runtimeSocket() + "; see its container's log", e);
                }
                Thread.sleep(LOOK_EVERY_MILLIS);
            }
        }
    }

    /// Asks about the process once a second: for a container that is a question to the engine.
    private void requireRunning(int looks, IOException unanswered) {
        if (looks % LOOKS_PER_SECOND == 0 && !process.running()) {
            throw new GatewayFault("HAProxy ended; see its container's log", unanswered);
        }
    }

    /// @throws GatewayFault when HAProxy does not take the table; what ran before runs on
    void apply(RouteTable table, Running running) throws IOException, InterruptedException {
        Layout layout = Layout.arrange(table, running, settings);
        switch (Change.between(running, layout, settings)) {
            case Change.None none -> { }
            case Change.RuntimeUpdate update -> {
                haproxy.execute(update.commands());
                if (!(Change.between(haproxy.observe(), layout, settings) instanceof Change.None)) {
                    reload(ConfigText.render(layout, settings), running.fingerprint());
                    return;
                }
            }
            case Change.Reload reload -> {
                reload(reload.config(), ConfigText.fingerprint(layout, settings));
                return;
            }
        }
        keepOnDisk(ConfigText.render(layout, settings));
    }

    /// What runs, and will still run after HAProxy was started again.
    private void keepOnDisk(String text) throws IOException {
        if (!files.read().equals(text)) {
            files.write(text);
        }
    }

    private void reload(String config, String fingerprint) throws IOException, InterruptedException {
        if (config.equals(failed) && System.nanoTime() - failedAt < RETRY_AFTER.toNanos()) {
            throw new GatewayFault(failure);
        }
        files.propose(config);
        if (process.check(files.candidate()) instanceof Check.Invalid invalid) {
            fail(config, "HAProxy does not take the configuration: " + invalid.why());
        }
        String before = files.read();
        files.write(config);
        haproxy.reload();
        if (!serves(fingerprint)) {
            files.write(before);
            fail(config, "HAProxy did not start with the new configuration and goes on with the one before; see its container's log");
        }
        failed = "";
    }

    private void fail(String config, String why) {
        failed = config;
        failure = why;
        failedAt = System.nanoTime();
        throw new GatewayFault(why);
    }

    private boolean serves(String fingerprint) throws InterruptedException {
        long deadline = System.nanoTime() + START_PATIENCE.toNanos();
        for (int looks = 1; System.nanoTime() < deadline; looks++) {
            try {
                if (haproxy.fingerprint().equals(fingerprint)) {
                    return true;
                }
            } catch (IOException e) {
                // The worker changes at this moment; or all of HAProxy ended, which says nothing about the configuration.
                requireRunning(looks, e);
            }
            Thread.sleep(LOOK_EVERY_MILLIS);
        }
        return false;
    }

    Haproxy haproxy() {
        return haproxy;
    }
}
