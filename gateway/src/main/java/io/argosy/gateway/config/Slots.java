package io.argosy.gateway.config;

import io.argosy.gateway.route.Server;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// The places for servers in a backend, some of them taken. Places are numbered from 1.
public record Slots(List<Optional<Server>> places) {
    /// Fewer are never rendered, so that the first scaling of a service needs no reload.
    public static final int MIN = 4;

    public Slots {
        places = List.copyOf(places);
    }

    public static Slots empty(int size) {
        return new Slots(Collections.nCopies(size, Optional.empty()));
    }

    /// Places for these servers and more: the next power of two above their number. Draining servers get none, since a new process has
    /// no connections of theirs.
    ///
    /// @param above more places than this
    static Slots fresh(Collection<Server> servers, int above) {
        List<Server> ready = servers.stream().filter(server -> !server.draining()).toList();
        List<Optional<Server>> places = new ArrayList<>();
        ready.forEach(server -> places.add(Optional.of(server)));
        int size = sizeAbove(Math.max(ready.size(), above));
        while (places.size() < size) {
            places.add(Optional.empty());
        }
        return new Slots(places);
    }

    private static int sizeAbove(int servers) {
        int size = MIN;
        while (size <= servers) {
            size *= 2;
        }
        return size;
    }

    /// These servers in these places: who has one keeps it, who comes takes an empty one, or else one that was just left. Draining servers that have no
    /// place get none.
    ///
    /// @return empty when there are too few places
    Optional<Slots> fit(Collection<Server> servers) {
        List<Optional<Server>> next = new ArrayList<>(Collections.nCopies(places.size(), Optional.empty()));
        List<Server> coming = new ArrayList<>();
        for (Server server : servers) {
            int place = placeOf(server);
            if (place >= 0) {
                next.set(place, Optional.of(server));
            } else if (!server.draining()) {
                coming.add(server);
            }
        }
        List<Integer> free = freePlaces(next);
        if (free.size() < coming.size()) {
            return Optional.empty();
        }
        for (int i = 0; i < coming.size(); i++) {
            next.set(free.get(i), Optional.of(coming.get(i)));
        }
        return Optional.of(new Slots(next));
    }

    private List<Integer> freePlaces(List<Optional<Server>> next) {
        List<Integer> free = new ArrayList<>();
        List<Integer> justLeft = new ArrayList<>();
        for (int i = 0; i < next.size(); i++) {
            if (next.get(i).isEmpty()) {
                (places.get(i).isEmpty() ? free : justLeft).add(i);
            }
        }
        free.addAll(justLeft);
        return free;
    }

    private int placeOf(Server server) {
        for (int i = 0; i < places.size(); i++) {
            if (places.get(i).filter(server::sameEndpoint).isPresent()) {
                return i;
            }
        }
        return -1;
    }

    public int size() {
        return places.size();
    }
}
