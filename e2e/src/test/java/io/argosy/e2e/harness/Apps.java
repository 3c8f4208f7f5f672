package io.argosy.e2e.harness;

import io.argosy.api.rest.TaskView;
import io.argosy.model.id.NodeName;
import io.argosy.model.task.TaskPhase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// What a scenario does with apps, in its own words, by way of the command line.
public final class Apps {

    private static final Duration LIMIT = Duration.ofSeconds(120);

    private final Installation cluster;

    public Apps(Installation cluster) {
        this.cluster = cluster;
    }

    /// Writes a Compose file of an app; its other files may be laid beside it.
    public Path file(String app, String compose) {
        return Path.of(Texts.write(cluster.directory().resolve("apps").resolve(app).resolve("compose.yml"), compose));
    }

    /// Deploys and waits for a good end.
    public void deploy(String app, String compose) {
        tryDeploy(app, compose).succeeded();
    }

    public Outcome tryDeploy(String app, String compose) {
        return cluster.cli("deploy", "-f", file(app, compose).toString(), "-p", app, "--wait", "--timeout", "200");
    }

    /// The tasks that are not ended.
    public List<TaskView> tasks(String app) {
        return cluster.list(TaskView.class, "ps", app);
    }

    public List<TaskView> tasks(String app, String service) {
        return tasks(app).stream().filter(task -> task.service().value().equals(service)).toList();
    }

    public List<TaskView> awaitReady(String app, String service, int count) {
        return await(app, service, count + " ready", tasks -> tasks.size() == count && tasks.stream().allMatch(task -> task.state().equals("ready")));
    }

    public List<TaskView> await(String app, String service, String what, Predicate<List<TaskView>> wanted) {
        return Eventually.sees(service + " of " + app + ": " + what, LIMIT, () -> tasks(app, service), wanted);
    }

    /// Until the tasks, but for those of lost nodes and those that failed before, are ready on so many different nodes, as even as can be.
    public List<TaskView> awaitSpread(String app, String service, int count, int nodes) {
        return await(app, service, count + " ready on " + nodes + " nodes", tasks -> {
            List<TaskView> here = tasks.stream().filter(task -> !task.state().equals("node lost") && task.phase() != TaskPhase.ENDED).toList();
            return here.size() == count && isSpread(here, nodes);
        });
    }

    private static boolean isSpread(List<TaskView> tasks, int nodes) {
        Map<Optional<NodeName>, Long> perNode = tasks.stream().filter(task -> task.state().equals("ready"))
                .collect(Collectors.groupingBy(TaskView::node, Collectors.counting()));
        long most = perNode.values().stream().mapToLong(Long::longValue).max().orElse(0);
        long least = perNode.values().stream().mapToLong(Long::longValue).min().orElse(0);
        return perNode.size() == nodes && most - least <= 1 && perNode.values().stream().mapToLong(Long::longValue).sum() == tasks.size();
    }

    /// What the engines hold of an app.
    public List<String> onEngine(String app) {
        return cluster.engines().stream().flatMap(engine -> engine.labelled("io.argosy.app=" + app).stream()).toList();
    }

    /// Running containers of a service, by name.
    public List<String> running(String app, String service) {
        return cluster.engines().stream().flatMap(engine -> engine.running(app, service).stream()).toList();
    }
}
