package io.argosy.discovery.names;

import io.argosy.model.id.AppRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A name taken apart: whose addresses, and which of them.
///
/// @param name of a service, or an alias or link
/// @param everywhere whether all ready tasks are meant, not the nearest
/// @param only the one address that is meant
/// @param port the one port that is meant
record Asked(String name, boolean everywhere, Optional<String> only, Optional<ServicePort> port) {
    private static final String ALL = "tasks.";
    private static final Pattern ONE = Pattern.compile("(\\d{1,3}-\\d{1,3}-\\d{1,3}-\\d{1,3})\\.(.+)");
    private static final Pattern PORT = Pattern.compile("_(\\d{1,5})\\._(tcp|udp)\\.(.+)");

    /// The ways to understand a name, the likeliest first: as it stands, then without the app and space at its end.
    static List<Asked> of(String name, AppRef app) {
        List<Asked> ways = new ArrayList<>();
        for (String suffix : List.of("", "." + app.app(), "." + app.app() + "." + app.space())) {
            if (name.endsWith(suffix) && name.length() > suffix.length()) {
                addWays(ways, name.substring(0, name.length() - suffix.length()));
            }
        }
        return ways;
    }

    private static void addWays(List<Asked> ways, String name) {
        ways.add(new Asked(name, false, Optional.empty(), Optional.empty()));
        if (name.startsWith(ALL)) {
            ways.add(new Asked(name.substring(ALL.length()), true, Optional.empty(), Optional.empty()));
        }
        Matcher one = ONE.matcher(name);
        if (one.matches()) {
            ways.add(new Asked(one.group(2), true, Optional.of(one.group(1).replace('-', '.')), Optional.empty()));
        }
        Matcher port = PORT.matcher(name);
        if (port.matches() && inRange(port.group(1))) {
            ServicePort wanted = new ServicePort(Integer.parseInt(port.group(1)), port.group(2));
            ways.add(new Asked(port.group(3), false, Optional.empty(), Optional.of(wanted)));
        }
    }

    private static boolean inRange(String port) {
        int number = Integer.parseInt(port);
        return number >= 1 && number <= 65535;
    }

    /// The name of one address of a service.
    static String hostOf(String ipv4, ServiceRecord of) {
        return ipv4.replace('.', '-') + "." + of.service().service() + "." + of.service().app().app() + "." + of.service().app().space();
    }
}
