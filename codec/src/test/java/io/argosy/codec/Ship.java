package io.argosy.codec;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// A record with every shape that the model uses.
record Ship(Name name, Size size, Rig rig, Optional<Cargo> cargo, List<Cargo> holds, Map<Name, Size> tenders, Map<Number, String> log,
        Set<Flag> flags, Duration watch, Optional<Instant> sailed, boolean armed) {

    Ship {
        Objects.requireNonNull(name, "a ship has a name");
        Objects.requireNonNull(rig, "a ship has a rig");
        holds = List.copyOf(holds);
        tenders = Map.copyOf(tenders);
        log = Map.copyOf(log);
        flags = Set.copyOf(flags);
    }

    /// Looks like a property, and is none.
    public boolean isLoaded() {
        return !holds.isEmpty();
    }

    public String getMotto() {
        return "none";
    }

    record Name(String value) {
        Name {
            if (value.isBlank()) {
                throw new IllegalArgumentException("a name is not blank");
            }
        }
    }

    record Size(long value) {
    }

    record Number(int value) {
    }

    enum Flag { RED, WHITE }

    enum Rig { SLOOP, BRIG }

    sealed interface Cargo {

        record Empty() implements Cargo {
        }

        record DryGoods(int crates, Optional<String> mark) implements Cargo {
        }

        /// One component named `value`, and yet an object, because its kind must be told.
        record Ballast(int value) implements Cargo {
        }

        sealed interface Liquid extends Cargo {
            record Oil(Size amount) implements Liquid {
            }

            record Nested(List<Cargo> inside) implements Liquid {
                public Nested {
                    inside = List.copyOf(inside);
                }
            }
        }
    }
}
