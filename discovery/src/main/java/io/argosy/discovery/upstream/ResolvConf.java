package io.argosy.discovery.upstream;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads lists of name servers.
public final class ResolvConf {
    private static final int PORT = 53;
    private static final int MAX_SERVERS = 3;

    private ResolvConf() {}

    /// The name servers of a `resolv.conf`.
    ///
    /// @param without addresses that would ask ourselves
    public static List<InetSocketAddress> servers(String text, Set<InetAddress> without) {
        List<String> addresses = new ArrayList<>();
        for (String line : text.lines().toList()) {
            String[] words = line.strip().split("\\s+");
            if (words.length >= 2 && words[0].equals("nameserver")) {
                addresses.add(words[1]);
            }
        }
        return servers(addresses, without);
    }

    /// Name servers by address; what is no address is passed over.
    public static List<InetSocketAddress> servers(Collection<String> addresses, Set<InetAddress> without) {
        return addresses.stream().map(ResolvConf::literal).flatMap(Optional::stream).filter(address -> !without.contains(address))
                .distinct().limit(MAX_SERVERS).map(address -> new InetSocketAddress(address, PORT)).toList();
    }

    private static Optional<InetAddress> literal(String text) {
        try {
            return Optional.of(InetAddress.ofLiteral(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
