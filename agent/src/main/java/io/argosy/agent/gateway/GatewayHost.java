package io.argosy.agent.gateway;

import io.argosy.agent.local.LocalView;
import io.argosy.agent.local.Reports;
import io.argosy.agent.local.TrafficHost;
import io.argosy.engine.Engine;
import io.argosy.engine.EngineException;
import io.argosy.gateway.config.GatewaySettings;
import io.argosy.gateway.config.Running;
import io.argosy.gateway.route.Listen;
import io.argosy.gateway.route.Routing;
import io.argosy.gateway.route.Target;
import io.argosy.model.id.TaskId;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Keeps the gateway of the node as the last view wants it: by signal, and by period in any case. A gateway runs as long as there is something to listen on.
public final class GatewayHost implements TrafficHost {
    private static final Logger LOG = System.getLogger(GatewayHost.class.getName());
    private static final Duration PERIOD = Duration.ofSeconds(2);
    private static final Duration BELIEVED_AFTER = Duration.ofSeconds(10);
    private static final Duration PERIOD_WHILE_DRAINING = Duration.ofMillis(100);

    private final GatewayProcess process;
    private final Application application;
    private final Listeners listeners;
    private final HostPorts ports;
    private final Engagements engaged = new Engagements();
    private final Semaphore changed = new Semaphore(0);
    private final boolean ipv6 = HostPorts.ipv6();
    private volatile LocalView view = LocalView.EMPTY;
    private volatile boolean closed;
    private volatile String fault = "";
    private Set<Listen> listening = Set.of();
    private final FormerTargets former = new FormerTargets();
    private boolean removed;
    private LocalView lastSeen = LocalView.EMPTY;
    private long lastSeenAt = System.nanoTime();
    private Thread loop;

    /// @param directory for configuration and sockets, shared with HAProxy
    /// @param node name of the node, for people
    GatewayHost(GatewayProcess process, Path directory, String node, Reports reports) {
        GatewayFiles files = new GatewayFiles(directory);
        this.process = process;
        this.application = new Application(process, files, GatewaySettings.of(files.runtimeSocket().toString()));
        this.listeners = new Listeners(reports);
        this.ports = new HostPorts(node);
    }

    /// The gateway in a container of its own.
    ///
    /// @param image of HAProxy 2.6 or later
    /// @param directory for configuration and sockets: its path is short, and the same for agent and engine
    /// @param node name of the node, for people
    public static GatewayHost inContainer(Engine engine, String image, Path directory, String node, Reports reports) {
        return new GatewayHost(new GatewayContainer(engine, image, new GatewayFiles(directory), node), directory, node, reports);
    }

    @Override
    public void start() {
        loop = Thread.ofVirtual().name("gateway").start(this::loop);
    }

    /// Returns at once; the loop applies the view.
    @Override
    public void update(LocalView next) {
        view = next;
        changed.release();
    }

    @Override
    public boolean drained(TaskId task) {
        boolean routable = view.tasks().containsKey(task) && view.tasks().get(task).routable();
        return !routable && !engaged.has(task);
    }

    /// Why the gateway as a whole cannot work, for people; empty when it can.
    public String fault() {
        return fault;
    }

    private void loop() {
        while (!closed) {
            LocalView now = view;
            pass(now);
            boolean draining = engaged.beyond(Targets.ready(Targets.of(now)).keySet());
            try {
                Duration wait = draining ? PERIOD_WHILE_DRAINING : PERIOD;
                if (changed.tryAcquire(wait.toMillis(), TimeUnit.MILLISECONDS)) {
                    changed.drainPermits();
                }
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void pass(LocalView now) {
        Routing routing = Routing.of(List.of(), List.of(), Set.of(), ipv6);
        try {
            routing = carryOut(now);
            fault = "";
        } catch (GatewayFault | EngineException | IOException e) {
            tell(e);
            routing = Routing.of(now.listeners(), List.of(), Set.of(), ipv6);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "the gateway's pass failed", e);
            fault = "the gateway failed: " + e;
        }
        listeners.say(routing, fault, listening);
    }

    private void tell(Exception e) {
        String message = "the gateway does not work: " + e.getMessage();
        if (!message.equals(fault)) {
            LOG.log(Level.WARNING, message);
        }
        fault = message;
    }

    private Routing carryOut(LocalView now) throws IOException, InterruptedException {
        if (now.cluster().isEmpty() || now.listeners().isEmpty()) {
            if (nothingToServe(now)) {
                remove();
            }
            return Routing.of(List.of(), List.of(), Set.of(), ipv6);
        }
        List<Target> current = Targets.of(now);
        Map<TaskId, String> ready = Targets.ready(current);
        engaged.begin(ready);
        removed = false;
        Running running = application.running(now.cluster());
        listening = running.listening();
        List<Target> targets = former.and(current, now.tasks().keySet(), running.led(), () -> application.haproxy().sessions().keySet(), System.nanoTime());
        Routing routing = servable(Routing.of(now.listeners(), targets, running.listening(), ipv6), running);
        application.apply(routing.table(), running);
        engaged.settle(ready, application.haproxy().sessions().keySet());
        return routing;
    }

    /// An agent that lost its disk is told of nothing at first, while a gateway of its own may serve: only what lasts is believed.
    private static boolean knowsNothing(LocalView now) {
        return now.tasks().isEmpty() && now.services().isEmpty();
    }

    private boolean nothingToServe(LocalView now) {
        if (now != lastSeen) {
            lastSeen = now;
            lastSeenAt = System.nanoTime();
        }
        boolean lasts = System.nanoTime() - lastSeenAt > BELIEVED_AFTER.toNanos();
        return !now.cluster().isEmpty() && (lasts || !knowsNothing(now));
    }

    private void remove() {
        if (!removed) {
            process.remove();
            engaged.clear();
            listening = Set.of();
            removed = true;
        }
    }

    private Routing servable(Routing routing, Running running) {
        Routing servable = routing;
        for (Listen listen : routing.served().keySet()) {
            Optional<String> problem = running.listening().contains(listen) ? Optional.empty() : ports.problem(listen);
            if (problem.isPresent()) {
                servable = servable.without(listen, problem.get());
            }
        }
        return servable;
    }

    /// Ends the loop. HAProxy serves on, and is adopted by the next agent.
    @Override
    public void close() {
        closed = true;
        if (loop != null) {
            loop.interrupt();
        }
    }
}
