package io.argosy.control;

import static io.argosy.control.World.ADMIN;
import static io.argosy.control.World.SHOP;
import static io.argosy.control.World.done;
import static io.argosy.control.World.refused;
import static io.argosy.control.World.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.control.access.Caller;
import io.argosy.control.access.Role;
import io.argosy.control.app.AppState;
import io.argosy.control.deploy.DeployInput;
import io.argosy.control.event.EventFilter;
import io.argosy.control.fault.Fault;
import io.argosy.control.fault.FaultCode;
import io.argosy.control.fault.Result;
import io.argosy.model.id.AppRef;
import io.argosy.model.id.ReleaseNumber;
import io.argosy.model.id.ServiceName;
import io.argosy.model.id.SpaceName;
import io.argosy.model.id.TaskId;
import io.argosy.model.service.ServiceSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What must not be done is refused with a stable code, and nothing of it happens.
class RefusalsTest {

    private static final AppRef OTHER = AppRef.of("default", "other");

    private final World world = World.begun();
    private long before;

    @BeforeEach
    void begin() {
        world.deploy(service("web").publish(8080, 80).build(), service("batch").job(1).build());
        world.awaitState(AppState.RUNNING);
        before = world.store.snapshot().revision();
    }

    @AfterEach
    void nothingHappened() {
        assertThat(world.store.snapshot().revision()).isEqualTo(before);
        world.close();
    }

    @Test
    void whatIsNotThere() {
        AppRef none = AppRef.of("default", "none");
        refused(world.control.apps().inspect(ADMIN, none), FaultCode.APP_NOT_FOUND);
        refused(world.control.apps().stop(ADMIN, none), FaultCode.APP_NOT_FOUND);
        refused(world.control.apps().watch(ADMIN, none, _ -> { }), FaultCode.APP_NOT_FOUND);
        refused(world.control.tasks().ofApp(ADMIN, none), FaultCode.APP_NOT_FOUND);
        refused(world.control.releases().history(ADMIN, none), FaultCode.APP_NOT_FOUND);
        refused(world.control.deploys().restart(ADMIN, none, Set.of()), FaultCode.APP_NOT_FOUND);
        refused(world.control.deploys().restart(ADMIN, SHOP, Set.of(new ServiceName("nope"))), FaultCode.SERVICE_NOT_FOUND);
        refused(world.control.apps().scale(ADMIN, SHOP, Map.of(new ServiceName("nope"), 1)), FaultCode.SERVICE_NOT_FOUND);
        refused(world.control.releases().get(ADMIN, SHOP, new ReleaseNumber(9)), FaultCode.RELEASE_NOT_FOUND);
        refused(world.control.releases().diff(ADMIN, SHOP, Optional.empty(), new ReleaseNumber(9)), FaultCode.RELEASE_NOT_FOUND);
        refused(world.control.deploys().rollback(ADMIN, SHOP, Optional.of(new ReleaseNumber(9))), FaultCode.RELEASE_NOT_FOUND);
        refused(world.control.deploys().rollback(ADMIN, SHOP, Optional.empty()), FaultCode.WRONG_STATE);
        refused(world.control.tasks().get(ADMIN, "nope"), FaultCode.TASK_NOT_FOUND);
        refused(world.control.tasks().get(ADMIN, ""), FaultCode.TASK_NOT_FOUND);
        refused(world.control.tasks().forExec(ADMIN, SHOP, "web.7"), FaultCode.TASK_NOT_FOUND);
        refused(world.control.tasks().forExec(ADMIN, SHOP, "batch"), FaultCode.TASK_NOT_RUNNING);
        refused(world.control.tasks().forExec(ADMIN, new TaskId("nope")), FaultCode.TASK_NOT_FOUND);
        refused(world.control.tasks().withOutput(ADMIN, SHOP, Optional.of(new ServiceName("nope"))), FaultCode.SERVICE_NOT_FOUND);
    }

    @Test
    void whatIsTooMuch() {
        refused(world.control.apps().scale(ADMIN, SHOP, Map.of(new ServiceName("web"), 1001)), FaultCode.INVALID_REQUEST);
        refused(world.control.apps().scale(ADMIN, SHOP, Map.of(new ServiceName("web"), -1)), FaultCode.INVALID_REQUEST);
        refused(world.control.apps().scale(ADMIN, SHOP, Map.of(new ServiceName("batch"), 2)), FaultCode.INVALID_REQUEST);
        refused(world.control.apps().scale(ADMIN, SHOP, Map.of()), FaultCode.INVALID_REQUEST);
        refused(world.control.events().list(ADMIN, new EventFilter(Optional.empty(), Optional.empty()), 0), FaultCode.INVALID_REQUEST);
        refused(deploy(OTHER, service("web").replicas(1001).build()), FaultCode.LIMIT_EXCEEDED);
        List<ServiceSpec> many = new ArrayList<>();
        for (int number = 0; number <= 200; number++) {
            many.add(service("s" + number).build());
        }
        refused(deploy(OTHER, many.toArray(ServiceSpec[]::new)), FaultCode.LIMIT_EXCEEDED);
        DeployInput input = world.input(service("web").build());
        refused(world.control.deploys().deploy(ADMIN, OTHER, new DeployInput(
                Map.of("config.big", new byte[600 * 1024]), input.composeFiles(), "/", Map.of(), List.of(), Map.of(), Optional.empty())),
                FaultCode.TOO_LARGE);
        refused(world.control.deploys().deploy(ADMIN, OTHER, new DeployInput(
                Map.of(), input.composeFiles(), "/", Map.of(), List.of(), Map.of(), Optional.of("x".repeat(2000)))), FaultCode.TOO_LARGE);
        refused(world.control.deploys().deploy(ADMIN, OTHER, new DeployInput(
                Map.of(), input.composeFiles(), "/", Map.of(), List.of(), Map.of(new ServiceName("nope"), "a:1"), Optional.empty())),
                FaultCode.SERVICE_NOT_FOUND);
    }

    @Test
    void whatIsTaken() {
        Fault port = refused(deploy(OTHER, service("a").publish(8080, 80).build(), service("b").publish(8080, 81).build()), FaultCode.PORT_TAKEN);
        assertThat(port.detail()).contains("8080").contains("default/shop/web");
        assertThat(port.places()).isNotEmpty();
        refused(deploy(AppRef.of("default", "twin"), service("a").publish(9090, 80).build(), service("b").publish(9090, 81).build()), FaultCode.PORT_TAKEN);
    }

    @Test
    void whatTheCallerMayNot() {
        Caller viewer = new Caller("vic", Role.VIEWER, Optional.empty());
        Caller elsewhere = new Caller("els", Role.OPERATOR, Optional.of(new SpaceName("blue")));
        Caller agent = new Caller("n1", Role.AGENT, Optional.empty());
        refused(world.control.deploys().deploy(viewer, SHOP, world.input(service("web").build())), FaultCode.FORBIDDEN);
        refused(world.control.apps().remove(viewer, SHOP, true), FaultCode.FORBIDDEN);
        refused(world.control.tasks().forExec(viewer, SHOP, "web"), FaultCode.FORBIDDEN);
        refused(world.control.audits().list(viewer, 10), FaultCode.FORBIDDEN);
        refused(world.control.tokens().create(viewer, "mine", Role.ADMIN, Optional.empty()), FaultCode.FORBIDDEN);
        refused(world.control.apps().inspect(elsewhere, SHOP), FaultCode.FORBIDDEN);
        refused(world.control.apps().stop(elsewhere, SHOP), FaultCode.FORBIDDEN);
        refused(world.control.apps().inspect(agent, SHOP), FaultCode.FORBIDDEN);
        refused(world.control.nodes().list(agent), FaultCode.FORBIDDEN);
        assertThat(done(world.control.apps().list(elsewhere, Optional.empty()))).isEmpty();
        assertThat(done(world.control.tasks().list(elsewhere, Optional.empty()))).isEmpty();
        assertThat(done(world.control.apps().list(viewer, Optional.empty()))).hasSize(1);
    }

    private Result<?> deploy(AppRef app, ServiceSpec... services) {
        return world.control.deploys().deploy(ADMIN, app, world.input(services));
    }
}
