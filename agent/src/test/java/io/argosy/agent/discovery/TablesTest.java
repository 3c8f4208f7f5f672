package io.argosy.agent.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.agent.local.Views;
import io.argosy.discovery.names.Answer;
import io.argosy.discovery.names.Asker;
import io.argosy.discovery.names.NameTable;
import io.argosy.discovery.names.Place;
import io.argosy.discovery.names.Question;
import io.argosy.discovery.names.Question.Kind;
import io.argosy.model.assignment.Item.Endpoint;
import io.argosy.model.assignment.Item.ServiceItem;
import io.argosy.model.id.NetworkName;
import io.argosy.model.id.NodeId;
import io.argosy.model.id.ServiceName;
import io.argosy.model.id.ServiceRef;
import io.argosy.model.id.TaskId;
import io.argosy.model.service.HostSpec;
import io.argosy.model.service.NetworkAttachment;
import io.argosy.model.service.ServiceSpec;
import io.argosy.model.task.Goal;
import io.argosy.model.task.RunState;
import io.argosy.testkit.spec.ServiceBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TablesTest {
    private static final Place HERE = new Place(new NodeId("here"), List.of("eu", "a"));
    private static final ServiceSpec CLIENT = Views.spec("client", "front");
    private static final ServiceSpec WEB = Views.spec("web", "front");

    @Test
    void onlyRoutableTasksAreAnsweredAndAllMayAsk() {
        Views views = new Views()
                .ready("w1", WEB, Map.of("front", "10.0.0.2"))
                .task("w2", WEB, Map.of("front", "10.0.0.3"), Goal.RUN, RunState.STARTING)
                .task("w3", WEB, Map.of("front", "10.0.0.4"), Goal.RUN, RunState.UNHEALTHY)
                .task("w4", WEB, Map.of("front", "10.0.0.5"), Goal.STOP, RunState.READY)
                .task("c1", CLIENT, Map.of("front", "10.0.0.9"), Goal.RUN, RunState.STARTING);
        NameTable table = Tables.of(views.view(), HERE, Map.of());
        assertThat(ask(table, "10.0.0.9", "web")).containsExactly("10.0.0.2");
        assertThat(table.askers()).containsOnlyKeys("10.0.0.2", "10.0.0.3", "10.0.0.4", "10.0.0.5", "10.0.0.9");
    }

    @Test
    void aServiceWithoutReadyTasksHasItsName() {
        NameTable table = Tables.of(new Views().task("w1", WEB, Map.of("front", "10.0.0.2"), Goal.RUN, RunState.STARTING)
                .ready("c1", CLIENT, Map.of("front", "10.0.0.9")).view(), HERE, Map.of());
        assertThat(table.answer(new Question("web", Kind.A), table.askers().get("10.0.0.9"), 0)).isEqualTo(new Answer.NoData());
    }

    @Test
    void theServerTellsOfOtherNodesAndTheirNames() {
        ServiceItem web = new ServiceItem(new ServiceRef(Views.SHOP, new ServiceName("web")),
                Map.of(new NetworkName("front"), Set.of("www")), Map.of(new ServiceName("client"), Set.of("shopfront")),
                List.of(endpoint("w7", "n2", "10.0.0.7"), endpoint("w8", "n3", "10.0.0.8")));
        NameTable far = Tables.of(new Views().service(web).ready("c1", CLIENT, Map.of("front", "10.0.0.9")).view(), HERE, Map.of());
        assertThat(ask(far, "10.0.0.9", "www")).containsExactlyInAnyOrder("10.0.0.7", "10.0.0.8");
        assertThat(ask(far, "10.0.0.9", "shopfront")).hasSize(2);

        NameTable near = Tables.of(new Views().service(web).ready("c1", CLIENT, Map.of("front", "10.0.0.9"))
                .ready("w1", WEB, Map.of("front", "10.0.0.2")).view(), HERE, Map.of());
        assertThat(ask(near, "10.0.0.9", "www")).containsExactly("10.0.0.2");
        assertThat(ask(near, "10.0.0.9", "tasks.web")).hasSize(3);
    }

    @Test
    void aSpecTellsAliasesNetworksPortsAndNameServers() {
        ServiceSpec api = ServiceBuilder.service("api").publish(8080, 80).expose("9000", "53/udp", "100-200", "70000")
                .networks(new NetworkAttachment(new NetworkName("back"), Set.of("backend"), Optional.empty(), Optional.empty(), 0),
                        new NetworkAttachment(new NetworkName("front"), Set.of(), Optional.empty(), Optional.empty(), 10))
                .host(new HostSpec(Optional.empty(), Optional.empty(), Map.of(), List.of("192.0.2.53"), List.of(), List.of())).build();
        NameTable table = Tables.of(new Views().ready("a1", api, Map.of("back", "10.1.0.2", "front", "10.0.0.2")).view(), HERE, Map.of());
        Asker asker = table.askers().get("10.1.0.2");
        assertThat(asker.networks()).extracting(NetworkName::value).containsExactly("front", "back");
        assertThat(asker.nameServers()).containsExactly("192.0.2.53");
        assertThat(ask(table, "10.1.0.2", "backend")).containsExactly("10.0.0.2");
        assertThat(((Answer.Locations) table.answer(new Question("api", Kind.SRV), asker, 0)).locations())
                .extracting(Answer.Location::port).containsExactly(53, 80, 9000);
    }

    @Test
    void whoLeftIsGoneAfterAMoment() {
        Departures departures = new Departures();
        TaskId task = new TaskId("w1");
        departures.table(Tables.of(new Views().ready("w1", WEB, Map.of("front", "10.0.0.2")).view(), HERE, Map.of()), 0);
        assertThat(departures.over(task, 1)).isFalse();
        departures.table(Tables.of(new Views().view(), HERE, Map.of()), 10);
        assertThat(departures.over(task, 10 + Departures.GRACE.toNanos())).isFalse();
        assertThat(departures.over(task, 11 + Departures.GRACE.toNanos())).isTrue();
        assertThat(departures.over(new TaskId("unknown"), 10)).isTrue();
    }

    private static List<String> ask(NameTable table, String from, String name) {
        return ((Answer.Addresses) table.answer(new Question(name, Kind.A), table.askers().get(from), 0)).ipv4();
    }

    private static Endpoint endpoint(String task, String node, String address) {
        return new Endpoint(new TaskId(task), new NodeId(node), List.of("eu", "b"), Map.of(new NetworkName("front"), address), Optional.of(1));
    }
}
