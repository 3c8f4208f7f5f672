package io.argosy.gateway.runtime;

import io.argosy.gateway.config.ConfigText;
import io.argosy.gateway.config.Running;
import io.argosy.gateway.config.Slots;
import io.argosy.gateway.route.Admission;
import io.argosy.gateway.route.BackendName;
import io.argosy.gateway.route.Listen;
import io.argosy.gateway.route.Server;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Reads answers of the Runtime API.
public final class Answers {
    private static final int FORCED_MAINTENANCE = 0x01;
    private static final int FORCED_DRAIN = 0x08;

    private Answers() {}

    /// @param info answer to `show info`
    /// @param servers answer to `show servers state`
    /// @param stat answer to `show stat`
    public static Running running(String info, String servers, String stat) {
        return new Running(fingerprint(info), listening(stat), slots(servers));
    }

    /// What the process was started with; empty when it does not say.
    public static String fingerprint(String info) {
        return info.lines().filter(line -> line.startsWith("description:"))
                .map(line -> line.substring("description:".length()).strip()).findFirst().orElse("");
    }

    /// Connections now, by address of the server, whatever its port; those without any are left out.
    public static Map<String, Integer> sessions(String stat) {
        Map<String, Integer> sessions = new HashMap<>();
        for (Map<String, String> row : Csv.rows(stat)) {
            int current = number(row.get("scur")) + number(row.get("qcur"));
            String address = row.getOrDefault("addr", "");
            if ("2".equals(row.get("type")) && !address.isEmpty() && current > 0) {
                sessions.merge(withoutPort(address), current, Integer::sum);
            }
        }
        return sessions;
    }

    private static String withoutPort(String endpoint) {
        String address = endpoint.substring(0, Math.max(0, endpoint.lastIndexOf(':')));
        return address.startsWith("[") ? address.substring(1, address.length() - 1) : address;
    }

    private static Set<Listen> listening(String stat) {
        Set<Listen> listening = new HashSet<>();
        for (Map<String, String> row : Csv.rows(stat)) {
            String name = row.getOrDefault("pxname", "");
            if ("0".equals(row.get("type")) && name.startsWith(ConfigText.FRONTEND_PREFIX)) {
                String listen = name.substring(ConfigText.FRONTEND_PREFIX.length());
                int colon = listen.lastIndexOf(':');
                listening.add(new Listen(listen.substring(0, colon), number(listen.substring(colon + 1))));
            }
        }
        return listening;
    }

    private static Map<BackendName, Slots> slots(String servers) {
        Map<BackendName, List<Optional<Server>>> places = new TreeMap<>();
        for (Map<String, String> row : Csv.stateRows(servers)) {
            places.computeIfAbsent(new BackendName(row.get("be_name")), name -> new ArrayList<>()).add(server(row));
        }
        Map<BackendName, Slots> slots = new TreeMap<>();
        places.forEach((name, list) -> slots.put(name, new Slots(list)));
        return slots;
    }

    private static Optional<Server> server(Map<String, String> row) {
        int admin = number(row.get("srv_admin_state"));
        if ((admin & FORCED_MAINTENANCE) != 0) {
            return Optional.empty();
        }
        Admission admission = (admin & FORCED_DRAIN) != 0 ? Admission.DRAIN : Admission.READY;
        return Optional.of(new Server(row.get("srv_addr"), number(row.get("srv_port")), number(row.get("srv_uweight")), admission));
    }

    private static int number(String text) {
        return text == null || text.isEmpty() ? 0 : Integer.parseInt(text);
    }
}
