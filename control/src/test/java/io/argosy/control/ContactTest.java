package io.argosy.control;

import static io.argosy.control.World.ADMIN;
import static io.argosy.control.World.done;
import static io.argosy.control.World.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.control.app.AppState;
import io.argosy.control.contact.ContactBook;
import io.argosy.control.event.EventFilter;
import io.argosy.model.assignment.Item;
import io.argosy.model.id.AppRef;
import io.argosy.model.service.Constraint;
import io.argosy.model.service.ServiceSpec;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// No task is stopped in favour of one that a gateway does not reach.
class ContactTest {

    private final World world = new World();
    private final SimulatedAgent gateway = new SimulatedAgent("n2");

    @BeforeEach
    void begin() {
        world.start();
        world.agent.connect(world.control);
        gateway.connect(world.control);
        world.deploy(web("1"));
        world.awaitState(AppState.RUNNING);
    }

    @AfterEach
    void end() {
        world.close();
    }

    private static ServiceSpec web(String version) {
        return service("web").image("web:" + version).publish(8080, 80).constraint("node.name", Constraint.Operator.EQUAL, "n1").build();
    }

    private List<Integer> releases() {
        return world.live().stream().map(view -> view.task().slot().release().value()).sorted().toList();
    }

    @Test
    void theOldTaskServesUntilTheNewOneIsReached() {
        gateway.cutOff();
        world.deploy(web("2"));
        world.await("both to be there", _ -> releases().equals(List.of(1, 2)));
        gateway.await("the new task", assignment -> assignment.items().values().stream().anyMatch(item -> item instanceof Item.ServiceItem web && web.remote().size() == 2));
        AppRef other = AppRef.of("default", "other");
        done(world.control.deploys().deploy(ADMIN, other, world.input(service("other").build())));
        world.await("the loops to have passed", _ -> done(world.control.apps().inspect(ADMIN, other)).state() == AppState.RUNNING);
        assertThat(releases()).containsExactly(1, 2);

        gateway.inContact();
        world.await("the old one to be gone", _ -> releases().equals(List.of(2)));
        world.awaitState(AppState.RUNNING);
    }

    @Test
    void whoIsOutOfTouchForTooLongIsGivenUpAndPeopleHearOfIt() {
        gateway.cutOff();
        world.deploy(web("2"));
        world.await("both to be there", _ -> releases().equals(List.of(1, 2)));
        world.skew.addAndGet(ContactBook.PATIENCE.toNanos());
        world.deploy(web("3"));
        world.await("the newest alone", _ -> releases().equals(List.of(3)));
        assertThat(told()).contains("web.1 is not reached from n2 after 45 s: going on without it");
    }

    @Test
    void aGatewayThatIsGoneIsNotWaitedFor() {
        gateway.cutOff();
        world.deploy(web("2"));
        world.await("both to be there", _ -> releases().equals(List.of(1, 2)));
        gateway.disconnect();
        world.await("the old one to be gone", _ -> releases().equals(List.of(2)));
    }

    private List<String> told() {
        return done(world.control.events().list(ADMIN, new EventFilter(Optional.empty(), Optional.empty()), 100)).stream().map(numbered -> numbered.event().message()).toList();
    }
}
