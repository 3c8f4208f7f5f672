package io.argosy.gateway.route;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// All a gateway is to do. Sorted, so that equal tables render to equal text.
///
/// @param ipv6 whether frontends for every address take IPv6 too
public record RouteTable(boolean ipv6, List<Frontend> frontends, List<Backend> backends) {
    public static final RouteTable EMPTY = new RouteTable(false, List.of(), List.of());

    public RouteTable {
        frontends = frontends.stream().sorted().toList();
        backends = backends.stream().sorted((a, b) -> a.name().compareTo(b.name())).toList();
        requireDistinct(frontends);
        requireKnownBackends(frontends, backends);
    }

    private static void requireDistinct(List<Frontend> frontends) {
        for (int i = 1; i < frontends.size(); i++) {
            for (int j = i - 1; j >= 0 && frontends.get(j).listen().port() == frontends.get(i).listen().port(); j--) {
                if (frontends.get(i).listen().overlaps(frontends.get(j).listen())) {
                    throw new IllegalArgumentException(frontends.get(i).listen() + " and " + frontends.get(j).listen() + " overlap");
                }
            }
        }
    }

    private static void requireKnownBackends(List<Frontend> frontends, List<Backend> backends) {
        Set<BackendName> names = new HashSet<>();
        for (Backend backend : backends) {
            if (!names.add(backend.name())) {
                throw new IllegalArgumentException("backend " + backend.name() + " is there twice");
            }
        }
        for (Frontend frontend : frontends) {
            BackendName wanted = switch (frontend.traffic()) {
                case Traffic.Tcp tcp -> tcp.backend();
            };
            if (!names.contains(wanted)) {
                throw new IllegalArgumentException(frontend.listen() + " leads to " + wanted + ", which is not there");
            }
        }
    }
}
