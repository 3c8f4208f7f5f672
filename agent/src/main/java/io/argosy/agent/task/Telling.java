package io.argosy.agent.task;

import io.argosy.engine.ContainerInfo;
import io.argosy.engine.ContainerState;
import io.argosy.model.id.NetworkName;
import io.argosy.model.task.Goal;
import io.argosy.model.task.RunState;
import io.argosy.model.task.TaskState;
import io.argosy.model.task.TaskStatus;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is told of a situation.
public final class Telling {
    private Telling() {}

    /// @param doing what is being done, while nothing runs yet
    public static TaskStatus of(Situation now, String doing, Instant time) {
        History history = now.history();
        Optional<ContainerInfo> container = now.seen().known();
        boolean runs = now.seen().running().isPresent();
        return new TaskStatus(
                now.item().task().id(), state(now, doing),
                container.map(ContainerInfo::id).or(history::container),
                runs ? addresses(now.item().networks(), container.orElseThrow()) : Map.of(),
                runs ? container.orElseThrow().ports() : List.of(),
                history.restarts(), crashLooping(now, time), history.exitCode(), message(now, time));
    }

    private static TaskState state(Situation now, String doing) {
        History history = now.history();
        if (history.end().isPresent()) {
            return new TaskState.Ended(history.end().get().reason(), history.end().get().at());
        }
        if (now.item().task().goal() == Goal.STOP) {
            return new TaskState.Stopping();
        }
        Optional<ContainerState.Running> running = now.seen().running();
        if (running.isPresent()) {
            return new TaskState.Running(run(now), running.get().startedAt(), Optional.empty());
        }
        return history.judged().isPresent() || now.seen().known().map(ContainerInfo::state).filter(Telling::ran).isPresent() ? backingOff(now) : new TaskState.Preparing(doing);
    }

    private static boolean ran(ContainerState state) {
        return state instanceof ContainerState.Exited exited && !exited.startedAt().equals(Instant.EPOCH);
    }

    private static RunState run(Situation now) {
        return switch (now.verdict()) {
            case UNDECIDED -> RunState.STARTING;
            case READY -> RunState.READY;
            case UNHEALTHY -> RunState.UNHEALTHY;
        };
    }

    private static TaskState backingOff(Situation now) {
        Instant since = now.seen().known().map(ContainerInfo::state)
                .filter(ContainerState.Exited.class::isInstance).map(state -> ((ContainerState.Exited) state).at())
                .or(now.history()::judged).orElse(Instant.EPOCH);
        return new TaskState.Running(RunState.BACKING_OFF, since, now.history().retryAt());
    }

    private static boolean crashLooping(Situation now, Instant time) {
        boolean steady = now.seen().running()
                .filter(running -> !time.isBefore(running.startedAt().plus(now.item().spec().restart().window()))).isPresent();
        return now.history().row() >= Ending.CRASH_LOOP && !steady && now.history().end().isEmpty();
    }

    private static String message(Situation now, Instant time) {
        if (now.seen().running().isPresent() && !now.complaint().isEmpty()) {
            return "probe: " + now.complaint();
        }
        boolean well = now.seen().running().isPresent() && !crashLooping(now, time) && now.history().row() == 0;
        return well ? "" : now.history().message();
    }

    private static Map<NetworkName, String> addresses(Map<NetworkName, String> networks, ContainerInfo container) {
        Map<NetworkName, String> addresses = new LinkedHashMap<>();
        networks.forEach((name, engineName) -> {
            String address = container.addresses().get(engineName);
            if (address != null) {
                addresses.put(name, address);
            }
        });
        return addresses;
    }
}
