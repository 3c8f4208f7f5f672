package io.argosy.agent.network;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The TCP connections of a network namespace, as the kernel lists them.
final class Connections {
    /// Listening, closed, and closed but for stray packets.
    private static final Set<String> OVER = Set.of("0A", "07", "06");
    private static final int V6_DIGITS = 32;
    private static final int V4_DIGITS = 8;

    private Connections() {}

    /// The own IPv4 address of each open connection; none where the process is gone.
    ///
    /// @param net such as `/proc/PID/net`
    static List<String> of(Path net) {
        List<String> addresses = new ArrayList<>();
        for (String table : List.of("tcp", "tcp6")) {
            try {
                Files.readAllLines(net.resolve(table)).stream().skip(1).map(Connections::local).flatMap(Optional::stream).forEach(addresses::add);
            } catch (IOException _) {
                // No such process, or no IPv6.
            }
        }
        return addresses;
    }

    /// A line such as `0: 0200000A:0050 0100000A:C350 01 ...`.
    private static Optional<String> local(String line) {
        String[] words = line.strip().split("\\s+");
        if (words.length < 4 || OVER.contains(words[3])) {
            return Optional.empty();
        }
        String hex = words[1].replaceFirst(":.*", "");
        if (hex.length() == V6_DIGITS && hex.startsWith("0000000000000000FFFF0000")) {
            hex = hex.substring(V6_DIGITS - V4_DIGITS);
        }
        return hex.length() == V4_DIGITS ? Optional.of(dotted(hex)) : Optional.empty();
    }

    /// The kernel writes the bytes of an address as a number of the machine, which is little-endian wherever engines run.
    private static String dotted(String hex) {
        List<String> parts = new ArrayList<>();
        for (int at = V4_DIGITS - 2; at >= 0; at -= 2) {
            parts.add(String.valueOf(Integer.parseInt(hex.substring(at, at + 2), 16)));
        }
        return String.join(".", parts);
    }
}
