package io.argosy.agent.network;

/// The firewall of a companion, in the form of `iptables-restore`.
final class GuardRules {
    private static final int NAMES = 53;

    private GuardRules() {}

    /// Its first interface leads to the node. New connections pass from the node's own address outwards, and to the node for names only; from one overlay nothing passes to another.
    ///
    /// @param node the node's address on the companion's first network
    static String of(String node) {
        return """
                *filter
                :INPUT DROP [0:0]
                :FORWARD DROP [0:0]
                :OUTPUT ACCEPT [0:0]
                -A INPUT -m conntrack --ctstate ESTABLISHED,RELATED -j ACCEPT
                -A FORWARD -m conntrack --ctstate ESTABLISHED,RELATED -j ACCEPT
                -A FORWARD -i eth0 -s %1$s/32 -j ACCEPT
                -A FORWARD ! -i eth0 -o eth0 -d %1$s/32 -p udp --dport %2$d -j ACCEPT
                -A FORWARD ! -i eth0 -o eth0 -d %1$s/32 -p tcp --dport %2$d -j ACCEPT
                COMMIT
                *nat
                :PREROUTING ACCEPT [0:0]
                :POSTROUTING ACCEPT [0:0]
                -A PREROUTING ! -i eth0 -p udp --dport %2$d -j DNAT --to-destination %1$s:%2$d
                -A PREROUTING ! -i eth0 -p tcp --dport %2$d -j DNAT --to-destination %1$s:%2$d
                -A POSTROUTING -s %1$s/32 -j MASQUERADE
                COMMIT
                """.formatted(node, NAMES);
    }
}
