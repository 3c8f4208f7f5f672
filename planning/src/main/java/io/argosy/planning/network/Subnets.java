package io.argosy.planning.network;

import io.argosy.model.network.OverlayNetwork;
import io.argosy.model.service.NetworkSpec.Subnet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Gives networks their ranges of addresses: those their app's file names, else the lowest free one that is large enough.
final class Subnets {

    /// The option of a network's driver by which a file asks for a range of another size, as `20` or `/20`.
    static final String SIZE_OPTION = "io.argosy.prefix";

    /// While a service is updated it may have twice its tasks; every node has a companion on the network.
    private static final int AT_ONCE = 2;
    private static final int RESERVED = 8;
    private static final int SHORTEST_PREFIX = 12;

    private final AddressRange range;
    private final int nodes;
    private final List<Cidr> elsewhere;
    private final Map<Cidr, String> taken = new LinkedHashMap<>();

    Subnets(NetworksView view) {
        this.range = view.range();
        this.nodes = view.nodes();
        this.elsewhere = view.elsewhere();
        view.byHand().forEach((cidr, name) -> taken.put(cidr, "network " + name + ", made by hand"));
        view.overlays().values().forEach(overlay -> take(overlay.subnets(), holder(overlay)));
        view.needs().stream().filter(need -> !named(need).isEmpty() && !view.overlays().containsKey(OverlayName.of(need.bridgeName())))
                .forEach(need -> named(need).forEach(cidr -> taken.putIfAbsent(cidr, holder(need))));
    }

    sealed interface Outcome {
        record Given(List<Subnet> subnets) implements Outcome {}

        record None(String problem) implements Outcome {}
    }

    Outcome of(NetworkNeed need) {
        List<Cidr> named = named(need);
        if (!named.isEmpty()) {
            return named(need, named);
        }
        int prefix = prefix(need);
        List<Cidr> all = new ArrayList<>(taken.keySet());
        all.addAll(elsewhere);
        Optional<Cidr> free = range.free(prefix, all);
        if (free.isEmpty()) {
            return new Outcome.None(("no /%d is free in %s for network %s of app %s: remove apps that are not needed, or start the server with a larger"
                    + " --network-range").formatted(prefix, range.whole(), need.name(), need.app()));
        }
        taken.put(free.get(), holder(need));
        return new Outcome.Given(List.of(new Subnet(free.get().toString(), Optional.empty(), Optional.empty())));
    }

    /// Ranges a file names are taken as they are, unless another network has addresses of them.
    private Outcome named(NetworkNeed need, List<Cidr> named) {
        for (Cidr cidr : named) {
            for (Map.Entry<Cidr, String> other : taken.entrySet()) {
                if (other.getKey().overlaps(cidr) && !other.getValue().equals(holder(need))) {
                    return new Outcome.None("%s of network %s of app %s overlaps %s of %s: choose another range, or name none".formatted(
                            cidr, need.name(), need.app(), other.getKey(), other.getValue()));
                }
            }
        }
        return new Outcome.Given(need.spec().subnets().stream().filter(subnet -> Cidr.parse(subnet.subnet()).isPresent()).toList());
    }

    private int prefix(NetworkNeed need) {
        Optional<Integer> asked = Optional.ofNullable(need.spec().driverOptions().get(SIZE_OPTION)).flatMap(Subnets::number);
        if (asked.isPresent()) {
            return asked.get();
        }
        long addresses = (long) AT_ONCE * need.attachments() + nodes + RESERVED;
        int prefix = range.prefix();
        while (prefix > SHORTEST_PREFIX && 1L << (32 - prefix) < addresses) {
            prefix--;
        }
        return prefix;
    }

    private static Optional<Integer> number(String text) {
        String digits = text.startsWith("/") ? text.substring(1) : text;
        return digits.matches("[12][0-9]") ? Optional.of(Integer.valueOf(digits)) : Optional.empty();
    }

    private void take(List<Subnet> subnets, String holder) {
        subnets.stream().flatMap(subnet -> Cidr.parse(subnet.subnet()).stream()).forEach(cidr -> taken.putIfAbsent(cidr, holder));
    }

    private static List<Cidr> named(NetworkNeed need) {
        return need.spec().subnets().stream().flatMap(subnet -> Cidr.parse(subnet.subnet()).stream()).toList();
    }

    private static String holder(NetworkNeed need) {
        return "network %s of app %s".formatted(need.name(), need.app());
    }

    private static String holder(OverlayNetwork overlay) {
        return "network %s of app %s".formatted(overlay.name(), overlay.app());
    }
}
