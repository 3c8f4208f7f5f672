package io.argosy.agent.network;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A connection of this node to another.
///
/// @param local own address and port
/// @param peer address and port of the other side
/// @param repeats how often what was sent last was sent again because nobody acknowledged it; 0 when all is acknowledged
public record Outgoing(String local, String peer, int repeats) {

    /// Two numbers (what waits in either direction), both ends, and a timer where one runs: `timer:(on,11sec,9)` when something is to be sent again.
    private static final Pattern LINE = Pattern.compile("\\s*\\d+\\s+\\d+\\s+(\\S+)\\s+(\\S+)(?:\\s+timer:\\((\\w+),[^,]*,(\\d+)\\))?.*");

    /// @param listing what `ss -H -t -n -o state established` prints
    static List<Outgoing> read(String listing) {
        return listing.lines().map(LINE::matcher).filter(Matcher::matches).map(Outgoing::of).toList();
    }

    private static Outgoing of(Matcher line) {
        return new Outgoing(line.group(1), line.group(2), "on".equals(line.group(3)) ? Integer.parseInt(line.group(4)) : 0);
    }
}
