package io.argosy.e2e.chaos;

import io.argosy.e2e.harness.Fleet;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/// A way in which a machine, or what runs on it, fails, and how it is put right again.
enum Fault {
    AGENT_KILLED(Place.NODE, (fleet, n) -> fleet.node(n).signalAgent("KILL"), (fleet, n) -> fleet.revive("n" + n)),
    AGENT_STOPPED(Place.NODE, (fleet, n) -> fleet.node(n).signalAgent("STOP"), (fleet, n) -> fleet.node(n).signalAgent("CONT")),
    ENGINE_KILLED(Place.NODE, (fleet, n) -> fleet.node(n).signalEngine("KILL"), (fleet, n) -> fleet.revive("n" + n)),
    ENGINE_STOPPED(Place.NODE, (fleet, n) -> fleet.node(n).signalEngine("STOP"), (fleet, n) -> fleet.node(n).signalEngine("CONT")),
    NODE_OFF(Place.NODE, (fleet, n) -> fleet.lose("n" + n), (fleet, n) -> fleet.giveBack("n" + n)),
    NODE_CUT(Place.NODE, (fleet, n) -> fleet.cut("n" + n), (fleet, n) -> fleet.mend("n" + n)),
    NODE_DEAF(Place.NODE, (fleet, n) -> fleet.hinder("n" + n, "deaf"), (fleet, n) -> fleet.mend(n)),
    NODE_MUTE(Place.NODE, (fleet, n) -> fleet.hinder("n" + n, "mute"), (fleet, n) -> fleet.mend(n)),
    NODE_LOSSY(Place.NODE, (fleet, n) -> fleet.hinder("n" + n, "lossy"), (fleet, n) -> fleet.mend(n)),
    NODE_SLOW(Place.NODE, (fleet, n) -> fleet.hinder("n" + n, "slow"), (fleet, n) -> fleet.mend(n)),
    NODE_FROZEN(Place.NODE, (fleet, n) -> fleet.freeze("n" + n), (fleet, n) -> fleet.thaw("n" + n), Length.BRIEFLY),
    NODE_FROZEN_FOR_LONG(Place.NODE, (fleet, n) -> fleet.freeze("n" + n), (fleet, n) -> fleet.thaw("n" + n), Length.LONGER),
    SERVER_KILLED(Place.SERVER, (fleet, n) -> fleet.server(n).signal("KILL"), (fleet, n) -> fleet.revive("s" + n)),
    SERVER_STOPPED(Place.SERVER, (fleet, n) -> fleet.server(n).signal("STOP"), (fleet, n) -> fleet.server(n).signal("CONT")),
    SERVER_FROM_STORE(Place.SERVER, (fleet, n) -> fleet.server(n).cutFromStore(), (fleet, n) -> fleet.server(n).mendToStore()),
    MEMBER_KILLED(Place.SERVER, (fleet, n) -> fleet.server(n).signalMember("KILL"), (fleet, n) -> fleet.revive("s" + n)),
    MEMBER_STOPPED(Place.SERVER, (fleet, n) -> fleet.server(n).signalMember("STOP"), (fleet, n) -> fleet.server(n).signalMember("CONT")),
    SERVER_OFF(Place.SERVER, (fleet, n) -> fleet.lose("s" + n), (fleet, n) -> fleet.giveBack("s" + n)),
    SERVER_CUT(Place.SERVER, (fleet, n) -> fleet.cut("s" + n), (fleet, n) -> fleet.mend("s" + n)),
    SERVER_DEAF(Place.SERVER, (fleet, n) -> fleet.hinder("s" + n, "deaf"), (fleet, n) -> fleet.mend("s" + n)),
    SERVER_MUTE(Place.SERVER, (fleet, n) -> fleet.hinder("s" + n, "mute"), (fleet, n) -> fleet.mend("s" + n)),
    SERVER_LOSSY(Place.SERVER, (fleet, n) -> fleet.hinder("s" + n, "lossy"), (fleet, n) -> fleet.mend("s" + n)),
    SERVER_FROZEN(Place.SERVER, (fleet, n) -> fleet.freeze("s" + n), (fleet, n) -> fleet.thaw("s" + n), Length.BRIEFLY),
    ZONE_OFF(Place.ZONE, (fleet, n) -> Zones.machines(n).forEach(fleet::lose), (fleet, n) -> Zones.machines(n).forEach(fleet::giveBack)),
    ZONE_CUT(Place.ZONE, (fleet, n) -> Zones.machines(n).forEach(fleet::cut), (fleet, n) -> Zones.machines(n).forEach(fleet::mend));

    /// What it happens to.
    enum Place { NODE, SERVER, ZONE }

    /// How long it lasts by itself. A machine that stands still knows nothing of time: when that takes longer than a lease, what ran under it may run on for a moment, which is not promised otherwise.
    ///
    /// @param shortest in milliseconds
    /// @param more at most, in milliseconds
    record Length(int shortest, int more) {
        static final Length BRIEFLY = new Length(2_000, 1_000);
        static final Length LONGER = new Length(5_000, 2_000);
    }

    private final Place place;
    private final BiConsumer<Fleet, Integer> begin;
    private final BiConsumer<Fleet, Integer> end;
    private final Optional<Length> length;

    Fault(Place place, BiConsumer<Fleet, Integer> begin, BiConsumer<Fleet, Integer> end) {
        this(place, begin, end, Optional.empty());
    }

    Fault(Place place, BiConsumer<Fleet, Integer> begin, BiConsumer<Fleet, Integer> end, Length length) {
        this(place, begin, end, Optional.of(length));
    }

    Fault(Place place, BiConsumer<Fleet, Integer> begin, BiConsumer<Fleet, Integer> end, Optional<Length> length) {
        this.place = place;
        this.begin = begin;
        this.end = end;
        this.length = length;
    }

    /// Empty for one that lasts until its spell is over.
    Optional<Length> length() {
        return length;
    }

    Place place() {
        return place;
    }

    /// @param number of the node, server or zone, from 1
    void begin(Fleet fleet, int number) {
        begin.accept(fleet, number);
    }

    void end(Fleet fleet, int number) {
        end.accept(fleet, number);
    }

    /// Names of the machines that are not as they should be while it lasts.
    List<String> machines(int number) {
        return switch (place) {
            case NODE -> List.of("n" + number);
            case SERVER -> List.of("s" + number);
            case ZONE -> Zones.machines(number);
        };
    }

    String of(int number) {
        return name().toLowerCase().replace('_', ' ') + " " + String.join(" ", machines(number));
    }
}
