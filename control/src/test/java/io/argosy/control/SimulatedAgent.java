package io.argosy.control;

import io.argosy.control.assign.AssignmentAt;
import io.argosy.control.change.NotWritten;
import io.argosy.control.join.JoinOutcome;
import io.argosy.control.join.JoinRequest;
import io.argosy.control.join.Neighbours;
import io.argosy.control.session.Admission;
import io.argosy.control.session.Arrival;
import io.argosy.control.session.NodeSession;
import io.argosy.control.watch.Watching;
import io.argosy.model.app.ImageIdentity;
import io.argosy.model.assignment.Assignment;
import io.argosy.model.assignment.HeldImage;
import io.argosy.model.assignment.Item;
import io.argosy.model.assignment.Report;
import io.argosy.model.id.NodeId;
import io.argosy.model.id.NodeName;
import io.argosy.model.id.TaskId;
import io.argosy.model.join.CheckResult;
import io.argosy.model.node.AgentFeature;
import io.argosy.model.node.NodeFacts;
import io.argosy.model.service.ServiceMode;
import io.argosy.model.task.EndReason;
import io.argosy.model.task.Goal;
import io.argosy.model.task.RunState;
import io.argosy.model.task.TaskState;
import io.argosy.model.task.TaskStatus;
import io.argosy.model.unit.ByteSize;
import io.argosy.model.unit.Cpus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// A node whose agent does at once what its assignment says, and whose tasks live on while the server is away. What an image does is in its
/// name: `fails` ends with exit code 1, `sick` never becomes ready, `missing` cannot be found; every other one runs well.
final class SimulatedAgent {

    static final String TOKEN = "0".repeat(32);

    private final String name;
    private final SimulatedSwarm swarm;
    private final Map<TaskId, TaskStatus> tasks = new TreeMap<>();
    private final Set<TaskId> started = new TreeSet<>();
    private final Set<String> volumes = new TreeSet<>();
    private final Set<String> images = new TreeSet<>();
    private final Set<Item> seen = ConcurrentHashMap.newKeySet();
    private List<String> topology = List.of("eu");
    private Set<String> features = AgentFeature.words();
    private boolean dawdles;
    private boolean cutOff;
    private Optional<NodeId> node = Optional.empty();
    private Optional<String> cluster = Optional.empty();
    private NodeSession session;
    private Watching watching;
    private AssignmentAt last;
    private Thread beating = Thread.ofVirtual().unstarted(() -> { });

    SimulatedAgent(String name) {
        this(name, new SimulatedSwarm());
    }

    /// @param swarm the engines' common world
    SimulatedAgent(String name, SimulatedSwarm swarm) {
        this.name = name;
        this.swarm = swarm;
        swarm.watched(this::lookAtSwarm);
    }

    SimulatedAgent in(String... path) {
        topology = List.of(path);
        return this;
    }

    /// What is started from now on does not get ready by itself.
    synchronized void dawdle() {
        dawdles = true;
    }

    /// From now on it does not reach tasks of other nodes that it is told of.
    synchronized void cutOff() {
        cutOff = true;
    }

    /// It reaches all tasks again.
    synchronized void inContact() {
        cutOff = false;
        session.unreached(Set.of());
    }

    private static Set<TaskId> others(Assignment assignment) {
        return assignment.items().values().stream().filter(Item.ServiceItem.class::isInstance).flatMap(item -> ((Item.ServiceItem) item).remote().stream())
                .map(Item.Endpoint::task).collect(Collectors.toSet());
    }

    synchronized void connect(ControlPlane control) {
        NodeId known = node.orElseGet(() -> join(control, name, topology));
        Admission admission = control.sessions().admit(known, arrival());
        if (!(admission instanceof Admission.Admitted(NodeSession open))) {
            throw new AssertionError("not admitted: " + admission);
        }
        session = open;
        node = Optional.of(open.node());
        cluster = Optional.of(open.cluster());
        swarm.labelled(open.cluster());
        open.reports(tasks.values().stream().<Report>map(Report.TaskReport::new).toList());
        open.reports(List.of(swarm.look(name)));
        watching = open.follow(assignment -> obey(open, assignment));
    }

    /// Connects, and hears nothing yet of what it is to do.
    synchronized void connectDeaf(ControlPlane control) {
        if (!(control.sessions().admit(node(), arrival()) instanceof Admission.Admitted(NodeSession open))) {
            throw new AssertionError("not admitted");
        }
        session = open;
    }

    /// Asks for leases. @return which were granted
    Set<TaskId> keepLeases(Set<TaskId> asked) {
        return session.keepLeases(asked);
    }

    /// Makes a machine of that name a node.
    static NodeId join(ControlPlane control, String name) {
        return join(control, name, List.of("eu"));
    }

    private static NodeId join(ControlPlane control, String name, List<String> topology) {
        control.nodeTokens().bootstrap(TOKEN);
        return switch (control.joining().accept(TOKEN, request(Optional.empty(), Optional.empty(), name, topology), _ -> new CheckResult.Fine(), Neighbours.NONE)) {
            case JoinOutcome.Joined joined -> joined.node();
            case JoinOutcome.Refused refused -> throw new AssertionError(refused);
        };
    }

    static JoinRequest request(Optional<NodeId> node, Optional<String> cluster, String name) {
        return request(node, cluster, name, List.of("eu"));
    }

    private static JoinRequest request(Optional<NodeId> node, Optional<String> cluster, String name, List<String> topology) {
        return new JoinRequest(node, cluster, new NodeName(name), topology, Map.of("disk", "ssd"), facts(), "10.0.0.1", Instant.now());
    }

    /// It is of a release that knows none of these.
    SimulatedAgent without(AgentFeature missing) {
        features = AgentFeature.words().stream().filter(word -> !word.equals(missing.word())).collect(Collectors.toSet());
        return this;
    }

    Arrival arrival() {
        return new Arrival(node, cluster, new NodeName(name), topology, Map.of(), facts("10.0.0." + name.replaceAll("[^0-9]", "")).withFeatures(features));
    }

    static NodeFacts facts() {
        return facts("10.0.0.1");
    }

    private static NodeFacts facts(String address) {
        return new NodeFacts("host", address, "linux", "amd64", Cpus.cores(4), ByteSize.mebibytes(8192), "28", "1.48", "test",
                Map.of(), List.of(), "").withFeatures(AgentFeature.words());
    }

    /// From now on it says so often that it is there.
    void beat(Duration period) {
        NodeSession open = session;
        beating = Thread.ofVirtual().start(() -> {
            try {
                while (true) {
                    open.heard();
                    open.beats();
                    Thread.sleep(period);
                }
            } catch (InterruptedException _) {
                // It stalls.
            }
        });
    }

    /// It says nothing any more, and its connection stays open.
    void stall() {
        beating.interrupt();
    }

    /// What its engine's problem is from now on; empty when there is none.
    void engine(String problem) {
        session.facts(arrival().facts().withEngineProblem(problem));
    }

    void disconnect() {
        watching.close();
        session.close("it was told to");
    }

    void fallSilent() {
        watching.close();
        session.fallSilent("nothing was heard of it");
    }

    /// Every task whose container was ever started, also those that ended.
    synchronized Set<TaskId> started() {
        return new TreeSet<>(started);
    }

    synchronized Set<TaskId> running() {
        Set<TaskId> running = new TreeSet<>();
        tasks.forEach((id, status) -> {
            if (!status.ended()) {
                running.add(id);
            }
        });
        return running;
    }

    synchronized Set<String> volumes() {
        return new TreeSet<>(volumes);
    }

    synchronized AssignmentAt assignment() {
        return last;
    }

    /// Waits until it was told so.
    synchronized void await(String what, Predicate<Assignment> wanted) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(15);
        while (last == null || !wanted.test(last.assignment())) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                throw new AssertionError("waited for " + what + "; was told " + last);
            }
            try {
                wait(left);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    /// Says something of a task that its agent did not cause, such as a crash.
    synchronized void report(TaskStatus status) {
        tasks.put(status.task(), status);
        session.reports(List.of(new Report.TaskReport(status)));
    }

    private synchronized void lookAtSwarm() {
        if (session != null) {
            say(session, List.of(swarm.look(name)));
        }
    }

    private synchronized void obey(NodeSession open, AssignmentAt assignment) {
        if (open != session) {
            return;
        }
        last = assignment;
        seen.addAll(assignment.assignment().items().values());
        notifyAll();
        List<Report> reports = new ArrayList<>();
        for (Item item : assignment.assignment().items().values()) {
            switch (item) {
                case Item.TaskItem task -> drive(task).ifPresent(status -> reports.add(new Report.TaskReport(status)));
                case Item.ImageItem image -> reports.add(new Report.ImageReport(image.id(), find(image)));
                case Item.VolumeItem volume -> {
                    if (volume.remove()) {
                        volumes.remove(volume.engineName());
                        reports.add(new Report.VolumeRemovalReport(volume.engineName(), ""));
                    } else {
                        volumes.add(volume.engineName());
                    }
                }
                case Item.OverlayItem overlay -> reports.add(swarm.overlay(overlay));
                case Item.MembershipItem membership -> reports.add(swarm.membership(name, membership));
                case Item.NetworkItem _, Item.ContentItem _, Item.KeepItem _, Item.RegistryItem _, Item.ServiceItem _, Item.ListenerItem _ -> { }
            }
        }
        open.unreached(cutOff ? others(assignment.assignment()) : Set.of());
        open.accepted(assignment.assignment());
        tasks.keySet().removeIf(id -> !assignment.assignment().items().containsKey("task/" + id));
        if (!reports.isEmpty()) {
            say(open, reports);
        }
    }

    private static void say(NodeSession open, List<Report> reports) {
        try {
            open.reports(reports);
        } catch (NotWritten _) {
            // The server is gone; all is reported again to the next one.
        }
    }

    /// @return what changed
    private Optional<TaskStatus> drive(Item.TaskItem item) {
        TaskId id = item.task().id();
        TaskStatus before = tasks.get(id);
        TaskState wanted = wanted(item, before);
        if (before != null && (before.ended() || before.state().phase() == wanted.phase())) {
            return Optional.empty();
        }
        if (item.task().goal() == Goal.RUN) {
            started.add(id);
        }
        TaskStatus status = new TaskStatus(id, wanted, Optional.of("container-" + id), Map.of(), List.of(), 0, false,
                wanted instanceof TaskState.Ended ended && ended.reason() == EndReason.FAILED ? Optional.of(1) : Optional.empty(), "");
        tasks.put(id, status);
        return Optional.of(status);
    }

    private TaskState wanted(Item.TaskItem item, TaskStatus before) {
        Instant now = Instant.now();
        if (item.task().goal() == Goal.STOP) {
            return new TaskState.Ended(EndReason.STOPPED, now);
        }
        String image = item.spec().image().reference();
        if (image.contains("fails")) {
            return new TaskState.Ended(EndReason.FAILED, now);
        }
        if (item.spec().mode() instanceof ServiceMode.Job) {
            return new TaskState.Ended(EndReason.COMPLETED, now);
        }
        return new TaskState.Running(image.contains("sick") || dawdles ? RunState.STARTING : RunState.READY, now, Optional.empty());
    }

    private Report.ImageProgress find(Item.ImageItem item) {
        String reference = item.image().reference();
        return reference.contains("missing") && !images.contains(reference)
                ? new Report.ImageProgress.NotFound("no registry has it")
                : new Report.ImageProgress.Found(new ImageIdentity("sha256:" + reference, Optional.empty()));
    }

    /// The engine has these images from now on, whatever their names say.
    synchronized void hold(String... references) {
        images.addAll(List.of(references));
        session.reports(List.of(new Report.ImagesReport(
                images.stream().map(tag -> new HeldImage("sha256:" + tag, List.of(tag), List.of(), Instant.EPOCH)).toList())));
    }

    /// Everything that was ever assigned.
    Set<Item> seen() {
        return seen;
    }

    NodeId node() {
        return node.orElseThrow();
    }
}
