package io.argosy.dockerapi.right;

import java.util.Objects;

/// Whether a client may ask anything at all.
public sealed interface Admission {

    /// It may, as this person.
    record Known(Person person) implements Admission {
        public Known {
            Objects.requireNonNull(person, "person");
        }
    }

    /// It may not. @param problem for people, with the remedy
    record Stranger(String problem) implements Admission {
        public Stranger {
            Objects.requireNonNull(problem, "problem");
        }
    }
}
