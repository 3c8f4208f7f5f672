package io.argosy.discovery.names;

import java.util.List;

/// What is answered.
public sealed interface Answer {
    /// @param ipv4 in the order to be given; not empty
    record Addresses(List<String> ipv4) implements Answer {
        public Addresses {
            ipv4 = List.copyOf(ipv4);
        }
    }

    /// Where to find single tasks and their ports.
    record Locations(List<Location> locations) implements Answer {
        public Locations {
            locations = List.copyOf(locations);
        }
    }

    /// The name is ours, and there is nothing of the kind that was asked for.
    record NoData() implements Answer {}

    /// The name is none of ours: someone else may know it.
    record Foreign() implements Answer {}

    /// @param host a name of one address, which can be asked for
    record Location(String host, int port, String ipv4) {}
}
