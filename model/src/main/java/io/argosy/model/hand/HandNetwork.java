package io.argosy.model.hand;

import io.argosy.model.unit.Frozen;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// A network that spans nodes, made by hand. Engines have it as an overlay; its addresses are its own for as long as the record is there.
///
/// @param id the engines' id of it; absent until it is made
/// @param driver that was asked for, which is what clients are shown: `bridge` or `overlay`
/// @param attachable whether that was asked for; it is in any case
/// @param subnets its ranges in CIDR form
/// @param by who made it
public record HandNetwork(String name, Optional<String> id, String driver, boolean attachable, List<String> subnets, String by, Instant madeAt) {

    public HandNetwork {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(driver, "driver");
        subnets = Frozen.list(subnets);
        Objects.requireNonNull(by, "by");
        Objects.requireNonNull(madeAt, "madeAt");
    }

    public HandNetwork withId(String made) {
        return new HandNetwork(name, Optional.of(made), driver, attachable, subnets, by, madeAt);
    }
}
