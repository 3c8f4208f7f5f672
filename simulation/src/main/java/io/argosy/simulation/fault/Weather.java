package io.argosy.simulation.fault;

import io.argosy.engine.EngineException;
import io.argosy.simulation.cluster.Cluster;
import io.argosy.simulation.network.Network;
import io.argosy.simulation.node.Machine;
import io.argosy.simulation.server.SimulatedServer;
import io.argosy.simulation.time.Chance;
import io.argosy.simulation.time.Life;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Lets faults happen until it is told to clear up.
public final class Weather {

    private static final List<Fault> ALL = List.of(Fault.values());
    private static final Duration BETWEEN_LEAST = Duration.ofMillis(50);
    private static final Duration BETWEEN_MOST = Duration.ofSeconds(8);
    private static final Duration LAST_LEAST = Duration.ofMillis(100);
    private static final Duration LAST_MOST = Duration.ofSeconds(45);
    private static final int CALLS_TO_DEATH = 12;
    private static final int COMMITS_TO_DEATH = 6;

    private final Cluster cluster;
    private final Chance chance;
    private final Elections elections;
    private boolean clear;

    public Weather(Cluster cluster) {
        this.cluster = cluster;
        this.chance = cluster.chance();
        this.elections = new Elections(cluster);
    }

    public void begin() {
        elections.begin();
        again();
    }

    private void again() {
        cluster.timeline().after(chance.between(BETWEEN_LEAST, BETWEEN_MOST), Life.ALWAYS, () -> {
            if (!clear) {
                strike(chance.of(ALL));
                again();
            }
        });
    }

    /// Repairs everything; nothing goes wrong any more.
    public void clearUp() {
        clear = true;
        cluster.trace().say("faults end");
        cluster.network().openAll();
        elections.heal();
        cluster.servers().forEach(server -> {
            server.slow(false);
            server.trouble(false);
            server.dieAt(-1);
            server.resume();
        });
        cluster.machines().forEach(machine -> {
            machine.engine().faults().trouble(_ -> Optional.empty());
            machine.powerOn();
            machine.engineUp(false);
            machine.spareAgent();
            machine.resumeAgent();
            machine.startAgent();
        });
    }

    private void strike(Fault fault) {
        Machine machine = chance.of(cluster.machines());
        SimulatedServer server = chance.of(cluster.servers());
        boolean ofServer = fault.compareTo(Fault.AGENT_KILLED) < 0;
        cluster.trace().say("fault: " + fault + " " + (ofServer ? server.name() : machine.name()));
        switch (fault) {
            case SERVER_KILLED -> {
                server.kill();
                elections.gone(server);
            }
            case SERVER_DIES_AT_A_COMMIT -> server.dieAt(chance.nextInt(COMMITS_TO_DEATH));
            case SERVER_PAUSED -> {
                server.pause();
                later(server::resume);
            }
            case SERVER_CUT_FROM_STORE -> {
                elections.cut(server);
                later(() -> elections.restored(server));
            }
            case SLOW_COMMITS -> {
                server.slow(true);
                later(() -> server.slow(false));
            }
            case STORE_TROUBLE -> {
                server.trouble(true);
                later(() -> server.trouble(false));
            }
            case RIVAL -> elections.rival();
            case AGENT_KILLED -> {
                machine.killAgent();
                later(machine::startAgent);
            }
            case AGENT_DIES_AT_A_CALL -> {
                machine.killAgentAtCall(1 + chance.nextInt(CALLS_TO_DEATH), chance.oneIn(2));
                later(machine::startAgent);
            }
            case AGENT_PAUSED -> {
                machine.pauseAgent();
                later(machine::resumeAgent);
            }
            case DISK_EMPTIED -> {
                machine.killAgent();
                machine.emptyDisk();
                later(machine::startAgent);
            }
            case POWER_OFF -> {
                machine.powerOff();
                later(machine::powerOn);
            }
            case ENGINE_DOWN -> engine(machine);
            case ENGINE_TROUBLE -> {
                machine.engine().faults().trouble(_ -> chance.oneIn(6) ? Optional.of(trouble()) : Optional.empty());
                later(() -> machine.engine().faults().trouble(_ -> Optional.empty()));
            }
            case CONTAINER_ENDS -> container(machine).ifPresent(name -> machine.engine().exit(name, chance.oneIn(3) ? 0 : 1));
            case CONTAINER_TAKEN_AWAY -> container(machine).ifPresent(name -> machine.engine().lose(name));
            case PARTITION -> {
                boolean alone = chance.oneIn(2);
                cluster.servers().stream().filter(_ -> alone || chance.oneIn(2) || cluster.servers().size() == 1).forEach(other -> apart(machine.name(), other.name()));
                cluster.machines().stream().filter(other -> other != machine && (alone || chance.oneIn(4))).forEach(other -> apart(machine.name(), other.name()));
            }
            case ONE_WAY -> {
                if (chance.oneIn(2)) {
                    block(machine.name(), server.name());
                } else {
                    block(server.name(), machine.name());
                }
            }
            case SLOW_NETWORK -> {
                cluster.network().slow(true);
                later(() -> cluster.network().slow(false));
            }
        }
    }

    private void later(Runnable repair) {
        cluster.timeline().after(chance.between(LAST_LEAST, LAST_MOST), Life.ALWAYS, () -> {
            if (!clear) {
                repair.run();
            }
        });
    }

    private void apart(String one, String other) {
        block(one, other);
        block(other, one);
    }

    private void block(String from, String to) {
        Network network = cluster.network();
        network.block(from, to);
        later(() -> network.open(from, to));
    }

    private void engine(Machine machine) {
        boolean containersEnd = chance.oneIn(2);
        boolean atOnce = chance.oneIn(2);
        machine.engineDown(containersEnd && atOnce);
        later(() -> machine.engineUp(containersEnd && !atOnce));
    }

    private EngineException trouble() {
        return switch (chance.nextInt(4)) {
            case 0 -> new EngineException.Refused("the engine met with a fault");
            case 1 -> new EngineException.NoSpace("no space left on device");
            default -> new EngineException.Unreachable("no answer", new IOException("timeout"));
        };
    }

    /// One that runs and is of a task.
    private Optional<String> container(Machine machine) {
        List<String> running = machine.engine().containers().running().stream().filter(name -> !name.equals(Machine.STRANGER) && !name.equals(Machine.FOREIGN)).toList();
        return running.isEmpty() ? Optional.empty() : Optional.of(chance.of(running));
    }
}
