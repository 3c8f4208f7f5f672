package io.argosy.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.codec.Ship.Cargo;
import io.argosy.codec.Ship.Cargo.Liquid;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JsonFormTest {

    private final Json json = Json.standard();

    @Test
    void isPlain() {
        Ship ship = new Ship(new Ship.Name("argo"), new Ship.Size(7), Ship.Rig.SLOOP, Optional.of(new Cargo.Ballast(3)),
                List.of(new Cargo.Empty(), new Liquid.Oil(new Ship.Size(9)), new Cargo.DryGoods(2, Optional.empty())),
                Map.of(new Ship.Name("dinghy"), new Ship.Size(1)), Map.of(new Ship.Number(4), "fog"), Set.of(Ship.Flag.RED),
                Duration.ofSeconds(90), Optional.of(Instant.EPOCH), true);

        assertThat(json.text(ship)).isEqualTo("""
                {"name":"argo","size":7,"rig":"SLOOP","cargo":{"type":"ballast","value":3},\
                "holds":[{"type":"empty"},{"type":"oil","amount":9},{"type":"dry-goods","crates":2}],\
                "tenders":{"dinghy":1},"log":{"4":"fog"},"flags":["RED"],"watch":"PT1M30S","sailed":"1970-01-01T00:00:00Z","armed":true}""");
    }

    @Test
    void readsWhatAnOlderOrNewerVersionWrote() throws MalformedJson {
        Ship ship = json.read("""
                {"name": "argo", "size": 7, "rig": "BRIG", "sails": [1, {"new": true}]}""", Ship.class);

        assertThat(ship).isEqualTo(new Ship(new Ship.Name("argo"), new Ship.Size(7), Ship.Rig.BRIG, Optional.empty(), List.of(), Map.of(), Map.of(),
                Set.of(), null, Optional.empty(), false));
    }

    @Test
    void findsTheTypeWhereverItStands() throws MalformedJson {
        assertThat(json.read("{\"crates\": 2, \"type\": \"dry-goods\"}", Cargo.class)).isEqualTo(new Cargo.DryGoods(2, Optional.empty()));
    }
}
