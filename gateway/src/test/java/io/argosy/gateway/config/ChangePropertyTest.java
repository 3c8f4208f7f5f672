package io.argosy.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.gateway.route.Admission;
import io.argosy.gateway.route.Backend;
import io.argosy.gateway.route.BackendName;
import io.argosy.gateway.route.Frontend;
import io.argosy.gateway.route.Listen;
import io.argosy.gateway.route.RouteTable;
import io.argosy.gateway.route.Server;
import io.argosy.gateway.route.Traffic;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// Whatever tables follow each other, commands and reloads lead from one to the next.
class ChangePropertyTest {
    private static final GatewaySettings SETTINGS = GatewaySettings.of("/run/a.sock");

    @Property(tries = 300)
    void everyTableIsReached(@ForAll("tables") List<RouteTable> tables) {
        FakeRuntime haproxy = new FakeRuntime();
        for (RouteTable table : tables) {
            reach(haproxy, table);
            for (Backend backend : table.backends()) {
                assertThat(haproxy.admitted(backend.name())).isEqualTo(backend.servers().stream()
                        .filter(server -> !server.draining()).map(Server::endpoint).collect(Collectors.toSet()));
            }
            Layout again = Layout.arrange(table, haproxy.running(), SETTINGS);
            assertThat(Change.between(haproxy.running(), again, SETTINGS)).isEqualTo(new Change.None());
        }
    }

    @Property(tries = 300)
    void serversThatStayAreNotTouched(@ForAll("tables") List<RouteTable> tables) {
        FakeRuntime haproxy = new FakeRuntime();
        for (RouteTable table : tables) {
            Running before = haproxy.running();
            if (Change.between(before, Layout.arrange(table, before, SETTINGS), SETTINGS) instanceof Change.RuntimeUpdate update) {
                String said = String.join("\n", update.commands());
                table.backends().forEach(backend -> {
                    Slots now = before.backends().get(backend.name());
                    for (int i = 0; i < now.size(); i++) {
                        if (now.places().get(i).filter(backend.servers()::contains).isPresent()) {
                            assertThat(said).doesNotContain(backend.name() + "/s" + (i + 1) + " ");
                        }
                    }
                });
            }
            reach(haproxy, table);
        }
    }

    /// A connection that comes between two commands finds a server, too.
    @Property(tries = 300)
    void nobodyLeavesBeforeOthersCame(@ForAll("servers") List<Server> first, @ForAll("servers") List<Server> then) {
        FakeRuntime haproxy = new FakeRuntime();
        haproxy.load(Layout.fresh(table(false, List.of(first))), SETTINGS);
        RouteTable next = table(false, List.of(then));
        BackendName name = next.backends().getFirst().name();
        boolean stillThere = then.stream().map(Server::endpoint).anyMatch(haproxy.admitted(name)::contains);
        boolean someReady = then.stream().anyMatch(server -> !server.draining());
        if (stillThere && someReady
                && Change.between(haproxy.running(), Layout.arrange(next, haproxy.running(), SETTINGS), SETTINGS) instanceof Change.RuntimeUpdate update) {
            for (String command : update.commands()) {
                haproxy.execute(command);
                assertThat(haproxy.admitted(name)).as(command).isNotEmpty();
            }
        }
    }

    @Property(tries = 300)
    void fewServersNeverNeedAReload(@ForAll("servers") List<Server> first, @ForAll("servers") List<Server> then) {
        FakeRuntime haproxy = new FakeRuntime();
        haproxy.load(Layout.fresh(table(false, List.of(first))), SETTINGS);
        RouteTable next = table(false, List.of(then));
        long ready = then.stream().filter(server -> !server.draining()).count();
        if (ready <= Slots.MIN && then.size() <= Slots.MIN) {
            Change change = Change.between(haproxy.running(), Layout.arrange(next, haproxy.running(), SETTINGS), SETTINGS);
            assertThat(change).isNotInstanceOf(Change.Reload.class);
        }
    }

    private static void reach(FakeRuntime haproxy, RouteTable table) {
        Layout layout = Layout.arrange(table, haproxy.running(), SETTINGS);
        switch (Change.between(haproxy.running(), layout, SETTINGS)) {
            case Change.None none -> { }
            case Change.RuntimeUpdate update -> update.commands().forEach(haproxy::execute);
            case Change.Reload reload -> {
                assertThat(reload.config()).isEqualTo(ConfigText.render(layout, SETTINGS));
                haproxy.load(layout, SETTINGS);
            }
        }
    }

    @Provide
    Arbitrary<List<RouteTable>> tables() {
        return Combinators.combine(Arbitraries.of(true, false), servers().list().ofMaxSize(3))
                .as(ChangePropertyTest::table).list().ofMinSize(1).ofMaxSize(8);
    }

    @Provide
    Arbitrary<List<Server>> servers() {
        Arbitrary<Admission> admission = Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(4, Arbitraries.just(Admission.READY)), net.jqwik.api.Tuple.of(1, Arbitraries.just(Admission.DRAIN)));
        Arbitrary<Server> server = Combinators.combine(Arbitraries.integers().between(2, 14), Arbitraries.of(0, 1, 100, 256), admission)
                .as((last, weight, state) -> new Server("10.0.0." + last, 80, weight, state));
        return server.list().ofMaxSize(10).uniqueElements(Server::endpoint);
    }

    private static RouteTable table(boolean ipv6, List<List<Server>> backends) {
        List<Frontend> frontends = new ArrayList<>();
        List<Backend> all = new ArrayList<>();
        for (int i = 0; i < backends.size(); i++) {
            BackendName name = new BackendName("default:app:s" + i + ":80");
            frontends.add(new Frontend(new Listen(Listen.ANY, 8000 + i), new Traffic.Tcp(name)));
            all.add(new Backend(name, new ArrayList<>(new TreeSet<>(backends.get(i)))));
        }
        return new RouteTable(ipv6, frontends, all);
    }
}
