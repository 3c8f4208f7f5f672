package io.argosy.agent.node;

import io.argosy.agent.disk.RecordFile;
import io.argosy.agent.engine.EngineWatch;
import io.argosy.agent.engine.Leftovers;
import io.argosy.agent.image.ImageFinder;
import io.argosy.agent.image.ImageNews;
import io.argosy.agent.image.KeptImages;
import io.argosy.agent.label.Identity;
import io.argosy.agent.lease.LeaseBook;
import io.argosy.agent.lease.LeaseKeeper;
import io.argosy.agent.lease.Leasing;
import io.argosy.agent.local.Reports;
import io.argosy.agent.network.Crossing;
import io.argosy.agent.network.NetworkNames;
import io.argosy.agent.network.OverlayDuty;
import io.argosy.agent.network.Overlaying;
import io.argosy.agent.network.Sandboxes;
import io.argosy.agent.network.SilentManagers;
import io.argosy.agent.probe.Probes;
import io.argosy.agent.supply.FileSupply;
import io.argosy.agent.supply.ImagePeers;
import io.argosy.agent.supply.ImageSupply;
import io.argosy.agent.supply.KnownVolumes;
import io.argosy.agent.supply.NetworkSupply;
import io.argosy.agent.supply.RegistryLogins;
import io.argosy.agent.supply.TaskContainer;
import io.argosy.agent.supply.VolumeSupply;
import io.argosy.agent.swarm.Overlays;
import io.argosy.agent.swarm.SwarmDuty;
import io.argosy.agent.task.Board;
import io.argosy.agent.task.Drivers;
import io.argosy.agent.task.EngineLife;
import io.argosy.agent.task.FirstWord;
import io.argosy.agent.task.Histories;
import io.argosy.agent.task.Runner;
import io.argosy.agent.task.StepWorker;
import io.argosy.codec.Json;
import io.argosy.engine.Engine;
import io.argosy.model.assignment.Assignment;
import io.argosy.model.assignment.Item.MembershipItem;
import io.argosy.model.assignment.Item.TaskItem;
import io.argosy.model.id.TaskId;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// The agent's work as a member of its cluster.
public final class Duties implements AutoCloseable {
    private final Identity identity;
    private final Board board;
    private final Histories histories;
    private final FirstWord word;
    private final Drivers drivers;
    private final LeaseKeeper leases;
    private final ImageFinder finder;
    private final ImageNews news;
    private final EngineWatch watch;
    private final Housekeeping housekeeping;
    private final SwarmDuty swarm;
    private final OverlayDuty overlays;
    private final SilentManagers silent;
    private volatile Assignment assignment = Assignment.EMPTY;

    /// What the duties are done with.
    ///
    /// @param data directory for histories
    /// @param files directory in memory for configs and secrets
    /// @param nameServers where a task's container asks names; empty for the engine's own
    /// @param drained whether traffic has let go of a task
    /// @param facts told when the engine went or came
    /// @param peers nodes that may have images that this one lacks
    /// @param overlaying what overlays are used with
    /// @param leasing what leases of exclusive tasks are kept with
    public record Means(
            Engine engine, Path data, Path files, Function<TaskItem, List<String>> nameServers, Json json, Probes probes, Runner runner, InstantSource clock,
            Predicate<TaskId> drained, Runnable facts, ImagePeers peers, Overlaying overlaying, Leasing leasing) {}

    public Duties(Identity identity, Board board, Reports reports, Means means) {
        this.identity = identity;
        this.board = board;
        Engine engine = means.engine();
        KnownVolumes known = new KnownVolumes(
                new RecordFile<>(means.data().resolve("volumes.json"), means.json(), KnownVolumes.Names.class));
        NetworkSupply networks = new NetworkSupply(engine.networks(), identity, means.overlaying().companion());
        NetworkNames names = new NetworkNames(() -> assignment);
        Sandboxes sandboxes = new Sandboxes(engine.containers(), means.overlaying().image(), identity, names::onOverlay, means.overlaying().companion());
        VolumeSupply volumes = new VolumeSupply(engine.volumes(), identity, known);
        FileSupply files = new FileSupply(means.files());
        RegistryLogins logins = new RegistryLogins(() -> assignment);
        StepWorker worker = new StepWorker(engine.containers(), new ImageSupply(engine.images(), logins, means.peers()), networks, volumes, files,
                new TaskContainer(identity, means.nameServers(), files, names), names, sandboxes, () -> assignment);
        EngineLife life = new EngineLife(means.clock().instant());
        this.histories = new Histories(means.data().resolve("tasks"), means.json());
        Leasing leasing = means.leasing();
        LeaseBook book = new LeaseBook(leasing.files(), leasing.guard(), leasing.clock());
        this.word = new FirstWord(leasing.clock());
        this.drivers = new Drivers(worker, histories, board, means.probes(), book, life, word, means.drained(), means.clock(), means.runner());
        this.leases = new LeaseKeeper(book, leasing.clock(), leasing.say(), drivers::wake);
        this.finder = new ImageFinder(engine.images(), logins, reports);
        this.news = new ImageNews(engine.images(), reports);
        this.watch = new EngineWatch(engine, identity, drivers, sandboxes, life, means.clock(), () -> {
            means.overlaying().companion().doubt();
            means.facts().run();
        });
        this.housekeeping = new Housekeeping(new Leftovers(engine, identity, networks), volumes, new KeptImages(engine.images(), identity.cluster()), drivers, reports, () -> assignment);
        Overlaying overlaying = means.overlaying();
        this.swarm = new SwarmDuty(engine.swarm(), new Overlays(engine.networks(), identity, reports), identity, overlaying.address(), reports, () -> assignment, means.clock());
        this.silent = new SilentManagers(overlaying.host(), () -> assignment.items().containsKey(MembershipItem.KEY));
        this.overlays = new OverlayDuty(engine.networks(), overlaying.companion(), new Crossing(
                engine, overlaying.host(), overlaying.companion(), identity, overlaying.names(), this::moved, means.clock()), () -> assignment, board::changed);
    }

    public void start() {
        watch.start();
        leases.start();
        swarm.start();
        overlays.start();
        silent.start();
        news.start();
        housekeeping.start();
    }

    /// Goes by another assignment from now on.
    ///
    /// @param fromServer whether the server said it in this life of the agent, so that what is not in it may be removed
    public synchronized void assign(Assignment next, boolean fromServer) {
        assignment = next;
        if (fromServer) {
            word.heard();
            histories.keepOnly(tasks(next, drivers.tasks()));
        }
        board.assign(identity.cluster(), next);
        leases.assign(next.items().values().stream().filter(TaskItem.class::isInstance).map(TaskItem.class::cast).toList());
        drivers.assign(next);
        finder.assign(next);
        swarm.changed();
        overlays.assigned(fromServer);
        if (fromServer) {
            housekeeping.assigned();
        }
    }

    private void moved(TaskId task) {
        drivers.happened(task);
        board.changed();
    }

    private static Set<TaskId> tasks(Assignment assignment, Set<TaskId> driven) {
        Set<TaskId> tasks = assignment.items().values().stream().filter(TaskItem.class::isInstance)
                .map(item -> ((TaskItem) item).task().id()).collect(Collectors.toSet());
        tasks.addAll(driven);
        return tasks;
    }

    public Drivers drivers() {
        return drivers;
    }

    public EngineWatch watch() {
        return watch;
    }

    public LeaseKeeper leases() {
        return leases;
    }

    public SwarmDuty swarm() {
        return swarm;
    }

    public OverlayDuty overlays() {
        return overlays;
    }

    public Housekeeping housekeeping() {
        return housekeeping;
    }

    @Override
    public void close() {
        leases.close();
        swarm.close();
        overlays.close();
        silent.close();
        housekeeping.close();
        watch.close();
        finder.close();
        news.close();
        drivers.close();
    }
}
