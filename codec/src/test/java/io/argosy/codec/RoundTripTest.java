package io.argosy.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.codec.Ship.Cargo;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RoundTripTest {

    private final Json json = Json.standard();

    @Property(tries = 300)
    void readsBackWhatItWrote(@ForAll("ships") Ship ship) throws MalformedJson {
        assertThat(json.read(json.bytes(ship), Ship.class)).isEqualTo(ship);
        assertThat(json.read(json.pretty(ship), Ship.class)).isEqualTo(ship);
    }

    @Property(tries = 300)
    void readsAMemberByItsFamily(@ForAll("cargo") Cargo cargo) throws MalformedJson {
        assertThat(json.read(json.bytes(cargo), Cargo.class)).isEqualTo(cargo);
        assertThat((Object) json.read(json.bytes(cargo), cargo.getClass())).isEqualTo(cargo);
        assertThat(json.readList(json.bytes(List.of(cargo, cargo), Cargo.class), Cargo.class)).containsExactly(cargo, cargo);
    }

    @Provide
    Arbitrary<Ship> ships() {
        return Ships.any();
    }

    @Provide
    Arbitrary<Cargo> cargo() {
        return Ships.cargo();
    }
}
