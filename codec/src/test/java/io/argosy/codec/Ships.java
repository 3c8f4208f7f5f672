package io.argosy.codec;

import io.argosy.codec.Ship.Cargo;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/// Any ship.
final class Ships {

    private Ships() {}

    static Arbitrary<Ship> any() {
        Arbitrary<Ship.Name> names = Arbitraries.strings().ofMinLength(1).ofMaxLength(12).filter(text -> !text.isBlank()).map(Ship.Name::new);
        Arbitrary<Ship.Size> sizes = Arbitraries.longs().map(Ship.Size::new);
        Arbitrary<Ship.Number> numbers = Arbitraries.integers().map(Ship.Number::new);
        Arbitrary<Duration> durations = Combinators.combine(Arbitraries.longs().between(-1_000_000, 1_000_000), Arbitraries.integers().between(0, 999_999_999))
                .as(Duration::ofSeconds);
        Arbitrary<Instant> instants = durations.map(Instant.EPOCH::plus);
        return Combinators.combine(
                Combinators.combine(names, sizes, Arbitraries.of(Ship.Rig.class)).as(Hull::new),
                cargo().optional(), cargo().list().ofMaxSize(4),
                Arbitraries.maps(names, sizes).ofMaxSize(3), Arbitraries.maps(numbers, Arbitraries.strings().ofMaxLength(5)).ofMaxSize(3),
                Arbitraries.of(Ship.Flag.class).set(), durations,
                Combinators.combine(instants.optional(), Arbitraries.of(true, false)).as(Voyage::new))
                .as((hull, load, holds, tenders, log, flags, watch, voyage) -> new Ship(hull.name, hull.size, hull.rig, load, holds, tenders, log,
                        flags, watch, voyage.sailed, voyage.armed));
    }

    static Arbitrary<Cargo> cargo() {
        Arbitrary<Cargo> simple = Arbitraries.oneOf(
                Arbitraries.just(new Cargo.Empty()),
                Arbitraries.integers().map(Cargo.Ballast::new),
                Arbitraries.longs().map(amount -> new Cargo.Liquid.Oil(new Ship.Size(amount))),
                Combinators.combine(Arbitraries.integers(), Arbitraries.strings().ofMaxLength(5).optional()).as(Cargo.DryGoods::new));
        return Arbitraries.recursive(() -> simple, inner -> inner.list().ofMaxSize(3).map(Cargo.Liquid.Nested::new), 0, 3);
    }

    private record Hull(Ship.Name name, Ship.Size size, Ship.Rig rig) {
    }

    private record Voyage(Optional<Instant> sailed, boolean armed) {
    }
}
