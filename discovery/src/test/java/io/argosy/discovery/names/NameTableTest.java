package io.argosy.discovery.names;

import static io.argosy.discovery.names.Shop.ADMIN;
import static io.argosy.discovery.names.Shop.SHOP;
import static io.argosy.discovery.names.Shop.TABLE;
import static io.argosy.discovery.names.Shop.WEB;
import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.discovery.names.Question.Kind;
import io.argosy.model.id.NetworkName;
import io.argosy.model.id.NodeId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameTableTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            web                      | A    | 10.1.0.2 10.1.0.3
            WEB                      | A    | 10.1.0.2 10.1.0.3
            web.                     | A    | 10.1.0.2 10.1.0.3
            web.shop                 | A    | 10.1.0.2 10.1.0.3
            web.shop.default         | A    | 10.1.0.2 10.1.0.3
            www                      | A    | 10.1.0.2 10.1.0.3
            www.shop.default         | A    | 10.1.0.2 10.1.0.3
            tasks.web                | A    | 10.1.0.2 10.1.0.3 10.1.0.9
            tasks.web.shop           | A    | 10.1.0.2 10.1.0.3 10.1.0.9
            10-1-0-9.web             | A    | 10.1.0.9
            10-1-0-9.web.shop        | A    | 10.1.0.9
            10-1-0-77.web            | A    | nodata
            db                       | A    | 10.1.0.5
            store                    | A    | 10.1.0.5
            db.main                  | A    | 10.1.0.6
            cache                    | A    | nodata
            hidden                   | A    | nodata
            deep                     | A    | foreign
            web                      | AAAA | nodata
            cache                    | AAAA | nodata
            web                      | OTHER| nodata
            web.other                | A    | foreign
            web.shop.prod            | A    | foreign
            secretsvc                | A    | foreign
            example.com              | A    | foreign
            shop                     | A    | foreign
            .shop                    | A    | foreign
            tasks.                   | A    | foreign
            ''                       | A    | foreign
            _80._tcp.web             | A    | nodata
            """)
    void answers(String name, Kind kind, String expected) {
        assertThat(print(TABLE.answer(new Question(name, kind), ADMIN, 0))).isEqualTo(expected);
    }

    @Test
    void linksAreForTheOneThatMadeThem() {
        assertThat(print(TABLE.answer(new Question("store", Kind.A), ADMIN, 0))).isEqualTo("10.1.0.5");
        assertThat(print(TABLE.answer(new Question("store", Kind.A), WEB, 0))).isEqualTo("foreign");
    }

    @Test
    void anAddressIsOnANetworkBothShare() {
        assertThat(print(TABLE.answer(new Question("db", Kind.A), WEB, 0))).isEqualTo("10.2.0.5");
        assertThat(print(TABLE.answer(new Question("deep", Kind.A), WEB, 0))).isEqualTo("10.2.0.5");
    }

    @Test
    void portsAreLocated() {
        assertThat(print(TABLE.answer(new Question("web", Kind.SRV), ADMIN, 0)))
                .isEqualTo("10-1-0-2.web.shop.default:80 10-1-0-2.web.shop.default:443 10-1-0-3.web.shop.default:80 10-1-0-3.web.shop.default:443");
        assertThat(print(TABLE.answer(new Question("_443._tcp.web.shop", Kind.SRV), ADMIN, 1)))
                .isEqualTo("10-1-0-3.web.shop.default:443 10-1-0-2.web.shop.default:443");
        assertThat(print(TABLE.answer(new Question("_443._udp.web", Kind.SRV), ADMIN, 0))).isEqualTo("nodata");
        assertThat(print(TABLE.answer(new Question("_99999._tcp.web", Kind.SRV), ADMIN, 0))).isEqualTo("foreign");
    }

    @Test
    void turnsSpreadAskersOverAllAddresses() {
        List<Instance> many = IntStream.rangeClosed(1, 40)
                .mapToObj(i -> Shop.instance("t" + i, "n1", Map.of("front", "10.1.1." + i))).toList();
        NameTable table = new NameTable(Shop.HERE, 1, Map.of(SHOP, List.of(Shop.service("web", many))), Map.of());
        Set<String> firsts = new HashSet<>();
        for (int turn = -20; turn < 20; turn++) {
            Answer.Addresses answer = (Answer.Addresses) table.answer(new Question("web", Kind.A), ADMIN, turn);
            assertThat(answer.ipv4()).hasSize(NameTable.MAX_ADDRESSES);
            firsts.add(answer.ipv4().getFirst());
        }
        assertThat(firsts).hasSize(40);
        assertThat(((Answer.Addresses) table.answer(new Question("tasks.web", Kind.A), ADMIN, 0)).ipv4()).hasSize(40);
    }

    @Test
    void theNearestTierThatHasEnoughIsChosen() {
        Place place = new Place(new NodeId("n1"), List.of("eu", "a"));
        Instance here = on("n1", "eu", "a");
        Instance zone1 = on("n2", "eu", "a");
        Instance zone2 = on("n3", "eu", "a");
        Instance region = on("n4", "eu", "b");
        Instance far = on("n5", "us", "a");
        List<Instance> all = List.of(far, zone1, region, here, zone2);
        assertThat(place.nearest(all, 1)).containsExactly(here);
        assertThat(place.nearest(all, 2)).containsExactly(here, zone1, zone2);
        assertThat(place.nearest(all, 4)).containsExactly(here, zone1, zone2, region);
        assertThat(place.nearest(all, 9)).hasSize(5);
        assertThat(place.nearest(List.of(far, region), 1)).containsExactly(region);
        assertThat(place.nearest(List.of(), 1)).isEmpty();
    }

    private static Instance on(String node, String... topology) {
        return new Instance(new io.argosy.model.id.TaskId("t-" + node), new NodeId(node), List.of(topology), Map.of(new NetworkName("front"), "10.1.0.1"));
    }

    private static String print(Answer answer) {
        return switch (answer) {
            case Answer.Addresses addresses -> String.join(" ", addresses.ipv4());
            case Answer.Locations found -> {
                List<String> shown = new ArrayList<>();
                found.locations().forEach(location -> shown.add(location.host() + ":" + location.port()));
                yield String.join(" ", shown);
            }
            case Answer.NoData none -> "nodata";
            case Answer.Foreign foreign -> "foreign";
        };
    }
}
