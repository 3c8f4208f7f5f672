package io.argosy.e2e.chaos;

import io.argosy.api.rest.AppView;
import io.argosy.api.rest.NetworkMemberView;
import io.argosy.api.rest.NodeView;
import io.argosy.api.rest.ServerView;
import io.argosy.api.rest.TaskView;
import io.argosy.e2e.harness.Fleet;
import io.argosy.e2e.harness.Page;
import io.argosy.model.node.Liveness;
import io.argosy.model.task.TaskPhase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What is not yet as it should be when all faults have ended: empty when each app is exactly as it was last acknowledged, and nothing is left of anything
/// else.
final class Convergence {

    private static final int MANAGERS = 3;

    private final Fleet fleet;
    private final List<Tenant> tenants;

    Convergence(Fleet fleet, List<Tenant> tenants) {
        this.fleet = fleet;
        this.tenants = tenants;
    }

    List<String> complaints() {
        try {
            return look();
        } catch (AssertionError e) {
            return List.of("could not look: " + e.getMessage());
        }
    }

    private List<String> look() {
        List<String> complaints = new ArrayList<>(machines());
        if (complaints.isEmpty()) {
            List<TaskView> tasks = fleet.list(TaskView.class, "ps", "--all");
            List<Held> held = fleet.engines().stream().flatMap(node -> Held.at(node).stream()).toList();
            List<AppView> apps = fleet.list(AppView.class, "ls");
            tenants.forEach(tenant -> complaints.addAll(app(tenant, apps, tasks, held)));
            complaints.addAll(tasks(Ledger.APP, 1, tasks, held, ""));
            complaints.addAll(leftovers(apps, tasks, held));
        }
        return complaints;
    }

    private List<String> machines() {
        List<String> complaints = new ArrayList<>();
        long leaders = fleet.list(ServerView.class, "server", "ls").stream().filter(server -> server.role().equals("leader")).count();
        if (leaders != 1) {
            complaints.add(leaders + " servers lead");
        }
        fleet.list(NodeView.class, "node", "ls").stream().filter(node -> node.liveness().state() != Liveness.State.CONNECTED)
                .forEach(node -> complaints.add(node.name() + " is " + node.liveness()));
        List<NetworkMemberView> members = fleet.list(NetworkMemberView.class, "network", "members");
        members.stream().filter(member -> !member.state().equals("member") || !member.problem().isEmpty()).forEach(member -> complaints.add(member.toString()));
        long managers = members.stream().filter(member -> member.role().equals("manager")).count();
        if (managers != MANAGERS) {
            complaints.add(managers + " engines manage the network");
        }
        return complaints;
    }

    private List<String> app(Tenant tenant, List<AppView> apps, List<TaskView> tasks, List<Held> held) {
        Optional<AppView> app = apps.stream().filter(view -> view.ref().app().value().equals(tenant.app())).findFirst();
        List<String> best = null;
        for (Optional<Tenant.Wanted> wanted : tenant.possible()) {
            List<String> complaints = wanted.isEmpty() ? gone(tenant, app) : as(wanted.get(), tenant, app, tasks, held);
            if (best == null || complaints.size() < best.size()) {
                best = complaints;
            }
        }
        return best;
    }

    private static List<String> gone(Tenant tenant, Optional<AppView> app) {
        return app.isEmpty() ? List.of() : List.of(tenant.app() + " is there, and was removed");
    }

    private List<String> as(Tenant.Wanted wanted, Tenant tenant, Optional<AppView> app, List<TaskView> tasks, List<Held> held) {
        if (app.isEmpty()) {
            return List.of(tenant.app() + " is not there, and should be " + wanted);
        }
        List<String> complaints = new ArrayList<>();
        if (!app.get().state().equals("running")) {
            complaints.add(tenant.app() + " is " + app.get().state());
        }
        complaints.addAll(tasks(tenant.app(), wanted.replicas(), tasks, held, wanted.word() + " "));
        tenant.port().ifPresent(port -> fleet.engines().forEach(node -> {
            Page.Answer answer = new Page(node, port).get("/");
            if (!answer.isOk() || !answer.body().startsWith(wanted.word() + " ")) {
                complaints.add(tenant.app() + " at " + node.name() + " answers '" + answer.body().strip() + "', and should answer " + wanted.word());
            }
        }));
        return complaints;
    }

    /// One ready task for each replica, and a running container that says the word for each of them, and no other.
    private static List<String> tasks(String app, int replicas, List<TaskView> all, List<Held> held, String word) {
        List<TaskView> tasks = all.stream().filter(task -> task.app().app().value().equals(app) && task.phase() != TaskPhase.ENDED).toList();
        List<Held> containers = held.stream().filter(container -> container.app().equals(app) && container.runs() && !container.task().isEmpty()).toList();
        List<String> complaints = new ArrayList<>();
        if (tasks.size() != replicas) {
            complaints.add(app + " has " + tasks.size() + " tasks, and should have " + replicas);
        }
        tasks.stream().filter(task -> !task.state().equals("ready")).forEach(task -> complaints.add(app + " " + task.name() + " is " + task.state() + ": " + task.message()));
        containers.stream().filter(container -> !container.command().contains(word)).forEach(container -> complaints.add(container + " should say " + word));
        Set<String> known = tasks.stream().map(task -> task.id().toString()).collect(Collectors.toSet());
        List<String> running = containers.stream().map(Held::task).sorted().toList();
        if (!running.equals(known.stream().sorted().toList())) {
            complaints.add(app + " has the tasks " + known + " and the containers " + containers);
        }
        return complaints;
    }

    private List<String> leftovers(List<AppView> apps, List<TaskView> tasks, List<Held> held) {
        Set<String> known = tasks.stream().map(task -> task.id().toString()).collect(Collectors.toSet());
        Set<String> names = apps.stream().map(app -> app.ref().app().value()).collect(Collectors.toSet());
        Stream<String> containers = held.stream().filter(container -> !known.contains(container.owner())).map(container -> "left over: " + container);
        Stream<String> networks = fleet.engines().stream().flatMap(node -> node.lines("network", "ls", "--filter", "label=io.argosy.app", "--format",
                        "{{.Label \"io.argosy.app\"}}|network {{.Name}} on " + node.name()).stream())
                .filter(line -> !names.contains(line.substring(0, line.indexOf('|')))).map(line -> "left over: " + line);
        return Stream.concat(containers, networks).toList();
    }
}
