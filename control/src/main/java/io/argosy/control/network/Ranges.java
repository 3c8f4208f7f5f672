package io.argosy.control.network;

import io.argosy.control.change.Edit;
import io.argosy.control.record.Overlays;
import io.argosy.control.record.RangeTurn;
import io.argosy.control.record.Tables;
import io.argosy.model.network.OverlayNetwork;
import io.argosy.model.service.NetworkSpec.Subnet;
import io.argosy.planning.network.AddressRange;
import io.argosy.planning.network.Cidr;
import io.argosy.store.Snapshot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which addresses networks have, of apps and made by hand.
public final class Ranges {

    private final Snapshot snapshot;
    private final AddressRange range;
    private final Map<Cidr, String> taken = new LinkedHashMap<>();

    public Ranges(Snapshot snapshot, AddressRange range) {
        this.snapshot = snapshot;
        this.range = range;
        Overlays.in(snapshot).wanted().values().forEach(this::take);
        taken.putAll(byHand(snapshot));
    }

    private void take(OverlayNetwork overlay) {
        overlay.subnets().stream().map(Subnet::subnet).flatMap(text -> Cidr.parse(text).stream()).forEach(cidr -> taken.put(cidr, "%s of app %s".formatted(overlay.name(), overlay.app())));
    }

    /// Ranges of networks made by hand, with their names.
    static Map<Cidr, String> byHand(Snapshot snapshot) {
        Map<Cidr, String> found = new LinkedHashMap<>();
        snapshot.scan(Tables.HAND_NETWORKS).forEach(entry -> entry.value().subnets().stream().flatMap(text -> Cidr.parse(text).stream()).forEach(cidr -> found.put(cidr, entry.key())));
        return found;
    }

    /// The lowest range that nobody has; empty when none is left.
    public Optional<Cidr> free() {
        List<Cidr> inTheWay = new ArrayList<>(taken.keySet());
        inTheWay.addAll(new SwarmViews(snapshot, range).elsewhere());
        return range.free(range.prefix(), inTheWay);
    }

    /// The network that has addresses of this range, for people.
    public Optional<String> holder(Cidr wanted) {
        return taken.entrySet().stream().filter(each -> each.getKey().overlaps(wanted)).map(Map.Entry::getValue).findFirst();
    }

    /// Said by an edit that gives a range out: of two that do it at once, one decides anew.
    public static void takeTurn(Edit edit) {
        edit.put(Tables.RANGE_TURNS, Tables.THE_RANGES, edit.snapshot().get(Tables.RANGE_TURNS, Tables.THE_RANGES).orElse(RangeTurn.FIRST).next());
    }
}
