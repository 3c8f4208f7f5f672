package io.argosy.planning;

import static io.argosy.testkit.spec.ServiceBuilder.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.model.app.App.Intent;
import io.argosy.model.id.ServiceName;
import io.argosy.model.node.Liveness;
import io.argosy.model.service.Dependency.Condition;
import io.argosy.model.service.ExclusiveSpec;
import io.argosy.model.service.ServiceSpec;
import io.argosy.model.service.UpdatePolicy;
import io.argosy.model.service.UpdatePolicy.FailureAction;
import io.argosy.model.service.UpdatePolicy.Order;
import io.argosy.model.task.EndReason;
import io.argosy.model.task.RunState;
import io.argosy.model.task.TaskState;
import io.argosy.model.task.TaskStatus;
import io.argosy.planning.step.Plan;
import io.argosy.planning.step.Step;
import io.argosy.planning.view.AppView;
import io.argosy.planning.view.TaskView;
import io.argosy.scheduling.cluster.NodeSnapshot;
import io.argosy.testkit.spec.ServiceBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// An app to which anything may happen: people deploy, scale and stop, tasks fail in every way, nodes go away.
final class Simulation {

    private static final List<Integer> TAGS = List.of(1, 2, 3);

    private final World world = new World();
    private final List<String> history = new ArrayList<>();

    Simulation() {
        world.node("n2");
        deploy(0);
        plan();
    }

    void on(SimulationTest.Event event) {
        history.add(event.toString());
        world.later(Duration.ofMillis(1));
        happen(event);
        plan();
    }

    private void happen(SimulationTest.Event event) {
        int pick = event.pick();
        switch (event.kind()) {
            case DEPLOY -> deploy(pick);
            case SCALE -> world.scale("web", pick % 4);
            case STOP -> world.intent(Intent.STOP);
            case START -> world.intent(Intent.RUN);
            case READY -> report(pick, run(RunState.READY), TaskView::live);
            case READY_ALL -> world.view().tasks().stream().filter(TaskView::wanted).toList().forEach(task -> report(task, run(RunState.READY), false));
            case STARTING -> report(pick, run(RunState.STARTING), TaskView::live);
            case UNHEALTHY -> report(pick, run(RunState.UNHEALTHY), TaskView::live);
            case CRASH_LOOP -> one(pick, TaskView::live).ifPresent(task -> report(task, run(RunState.BACKING_OFF), true));
            case LOST -> report(pick, new TaskState.Ended(EndReason.LOST, world.now), TaskView::live);
            case REJECTED -> report(pick, new TaskState.Ended(EndReason.REJECTED, world.now), TaskView::live);
            case FAILED -> report(pick, new TaskState.Ended(EndReason.FAILED, world.now), TaskView::live);
            case ENDED -> report(pick, new TaskState.Ended(EndReason.STOPPED, world.now), TaskView::stopping);
            case CALM -> world.calm();
            case SETTLE -> {
                back();
                world.settle();
            }
            case TIME -> world.later(Duration.ofMillis(pick));
            case AWAY -> world.away(node(pick));
            case LOST_NODE -> world.lost(node(pick));
            case DRAIN -> world.drain(node(pick));
            case ACTIVATE -> world.activate(node(pick));
            case BACK -> back();
        }
    }

    private void deploy(int pick) {
        List<UpdatePolicy> policies = List.of(
                UpdatePolicy.DEFAULT,
                policy(1, FailureAction.PAUSE, 0, Optional.of(Order.STOP_FIRST)),
                policy(1, FailureAction.CONTINUE, 0, Optional.of(Order.START_FIRST)),
                policy(0, FailureAction.ROLLBACK, 0.5, Optional.of(Order.STOP_FIRST)));
        UpdatePolicy policy = policies.get(pick / 7 % policies.size());
        List<ServiceSpec> services = new ArrayList<>();
        services.add(tagged("db", pick / 3 % 7 == 0 ? pick / 3 : 0).volume("data", "/data").build());
        services.add(tagged("migrate", pick / 5 % 7 == 0 ? pick / 5 : 0).job(1).dependsOn("db", Condition.HEALTHY).build());
        services.add(tagged("web", pick).replicas(3).update(policy).rollback(policy)
                .dependsOn("db", Condition.HEALTHY).dependsOn("migrate", Condition.COMPLETED).build());
        services.add(tagged("ledger", pick / 13).replicas(2).exclusive(ExclusiveSpec.DEFAULT).update(policy).rollback(policy).build());
        if (pick % 2 == 0) {
            services.add(tagged("log", pick / 11).global().build());
        }
        world.scaleBack().deploy(services.toArray(ServiceSpec[]::new));
    }

    private static ServiceBuilder tagged(String name, int pick) {
        return service(name).image(name + ":" + TAGS.get(pick % TAGS.size()));
    }

    private static UpdatePolicy policy(int parallelism, FailureAction action, double ratio, Optional<Order> order) {
        return new UpdatePolicy(parallelism, Duration.ofSeconds(1), action, Duration.ofSeconds(5), ratio, order);
    }

    private TaskState run(RunState state) {
        return new TaskState.Running(state, world.now, Optional.empty());
    }

    private Optional<TaskView> one(int pick, Predicate<TaskView> which) {
        List<TaskView> tasks = world.view().tasks().stream().filter(which).toList();
        return tasks.isEmpty() ? Optional.empty() : Optional.of(tasks.get(pick % tasks.size()));
    }

    private void report(int pick, TaskState state, Predicate<TaskView> which) {
        one(pick, which).ifPresent(task -> report(task, state, false));
    }

    /// Agents that are away say nothing; tasks without a node have no agent until the scheduler gave them one.
    private void report(TaskView seen, TaskState state, boolean crashLooping) {
        TaskView task = world.placed(seen);
        if (task.task().node().isPresent() && !world.view().away(task.task().node())) {
            TaskStatus status = new TaskStatus(task.id(), state, Optional.empty(), Map.of(), List.of(), 0, crashLooping, Optional.empty(), "");
            world.tasks.put(task.id(), new TaskView(task.task(), Optional.of(status)));
        }
    }

    private static String node(int pick) {
        return pick % 3 == 0 ? "n1" : "n2";
    }

    private void back() {
        world.activate("n1").activate("n2");
        world.nodes.replaceAll((_, node) -> new NodeSnapshot(node.node(), node.facts(), new Liveness(Liveness.State.CONNECTED, world.now, "")));
    }

    private void plan() {
        AppView before = world.view();
        Plan plan = world.planner.plan(before, world.now);
        history.add(plan.toString());
        try {
            Promises.check(before, plan, world.now);
            world.step();
        } catch (AssertionError e) {
            throw told(e);
        }
        if (plan.steps().stream().anyMatch(Step.RollBack.class::isInstance)) {
            plan();
        } else {
            check();
        }
    }

    private void check() {
        try {
            Promises.check(world.view());
            oneWriter();
        } catch (AssertionError e) {
            throw told(e);
        }
    }

    /// No place of an exclusive service has two tasks that may run, wherever they are.
    private void oneWriter() {
        Map<Integer, List<TaskView>> places = world.tasks.values().stream().filter(task -> task.task().service().value().equals("ledger") && world.mayRun(task))
                .collect(Collectors.groupingBy(task -> task.task().slot().number()));
        places.forEach((place, tasks) -> assertThat(tasks).as("running tasks of ledger.%s", place).hasSizeLessThanOrEqualTo(1));
    }

    private AssertionError told(AssertionError e) {
        return new AssertionError(e.getMessage() + "\n" + String.join("\n", history), e);
    }

    /// With no more faults everything that is wanted is there in the end, and nothing else.
    void comeToRest() {
        back();
        world.later(Duration.ofMillis(1)).intent(Intent.RUN);
        deploy(0);
        try {
            world.settle();
            assertThat(world.live()).containsExactly("db.1@" + since("db"), "ledger.1@" + since("ledger"), "ledger.2@" + since("ledger"), "log.1@" + since("log"), "log.2@" + since("log"),
                    "web.1@" + since("web"), "web.2@" + since("web"), "web.3@" + since("web"));
        } catch (AssertionError e) {
            throw told(e);
        }
    }

    private int since(String service) {
        return world.view().target().orElseThrow().services().get(new ServiceName(service)).since().value();
    }

}
