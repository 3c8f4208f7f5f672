package io.argosy.planning.network;

import io.argosy.model.network.OverlayNetwork;
import java.util.Objects;

/// One thing to do about an overlay.
public sealed interface NetworkStep {

    /// The steward is to make it.
    record Make(OverlayNetwork overlay) implements NetworkStep {
        public Make {
            Objects.requireNonNull(overlay, "overlay");
        }

        @Override
        public String toString() {
            return "make %s %s".formatted(overlay.engineName(), String.join(", ", overlay.subnets().stream().map(subnet -> subnet.subnet()).toList()));
        }
    }

    /// Nothing has use for it any more: the steward is to remove it.
    record Remove(OverlayNetwork overlay) implements NetworkStep {
        public Remove {
            Objects.requireNonNull(overlay, "overlay");
        }

        @Override
        public String toString() {
            return "remove " + overlay.engineName();
        }
    }

    /// It is wanted again before it was gone.
    record Keep(OverlayNetwork overlay) implements NetworkStep {
        public Keep {
            Objects.requireNonNull(overlay, "overlay");
        }

        @Override
        public String toString() {
            return "keep " + overlay.engineName();
        }
    }

    /// It is gone, and its addresses are free.
    record Forget(OverlayNetwork overlay) implements NetworkStep {
        public Forget {
            Objects.requireNonNull(overlay, "overlay");
        }

        @Override
        public String toString() {
            return "forget " + overlay.engineName();
        }
    }

    /// It cannot be made.
    ///
    /// @param problem for people, with its remedy
    record Refuse(NetworkNeed need, String problem) implements NetworkStep {
        public Refuse {
            Objects.requireNonNull(need, "need");
            Objects.requireNonNull(problem, "problem");
        }

        @Override
        public String toString() {
            return "refuse %s: %s".formatted(need.bridgeName(), problem);
        }
    }
}
