package io.argosy.gateway.config;

import io.argosy.gateway.route.Frontend;
import io.argosy.gateway.route.Listen;
import io.argosy.gateway.route.Server;
import io.argosy.gateway.route.Traffic;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;

/// A layout as the text of an HAProxy 2.6 configuration, whole.
public final class ConfigText {
    /// Frontends are named by this and their listening address.
    public static final String FRONTEND_PREFIX = "in:";

    private static final String NOBODY = "65534";
    private static final int MAX_RELOADS_SURVIVED = 20;

    private ConfigText() {}

    public static String render(Layout layout, GatewaySettings settings) {
        return text(layout, settings, fingerprint(layout, settings));
    }

    /// Equal for layouts that differ in servers only, so that commands lead from one to the other.
    public static String fingerprint(Layout layout, GatewaySettings settings) {
        byte[] structure = text(layout.vacated(), settings, "").getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(sha256(structure), 0, 12);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static String text(Layout layout, GatewaySettings settings, String fingerprint) {
        StringBuilder out = new StringBuilder("# Written by the Argosy agent, which overwrites changes made by hand.\n");
        global(out, settings, fingerprint);
        defaults(out, settings);
        layout.frontends().forEach(frontend -> frontend(out, frontend, layout.ipv6()));
        layout.backends().forEach((name, slots) -> {
            out.append("\nbackend ").append(name).append('\n');
            slots(out, slots);
        });
        return out.toString();
    }

    private static void global(StringBuilder out, GatewaySettings settings, String fingerprint) {
        out.append("global\n");
        line(out, "description " + fingerprint);
        line(out, "stats socket " + settings.runtimeSocket() + " mode 600 level admin expose-fd listeners");
        line(out, "maxconn " + settings.maxConnections());
        line(out, "no strict-limits");
        line(out, "hard-stop-after " + time(settings.oldWorkers()));
        line(out, "mworker-max-reloads " + MAX_RELOADS_SURVIVED);
        line(out, "uid " + NOBODY);
        line(out, "gid " + NOBODY);
    }

    private static void defaults(StringBuilder out, GatewaySettings settings) {
        out.append("\ndefaults\n");
        line(out, "mode tcp");
        line(out, "balance leastconn");
        line(out, "maxconn " + settings.maxConnections());
        line(out, "retries 3");
        line(out, "option redispatch 1");
        line(out, "option clitcpka");
        line(out, "option srvtcpka");
        line(out, "timeout connect " + time(settings.connectTimeout()));
        line(out, "timeout client " + time(settings.idleTimeout()));
        line(out, "timeout server " + time(settings.idleTimeout()));
        line(out, "timeout client-fin 30s");
        line(out, "timeout server-fin 30s");
        line(out, "default-server on-marked-down shutdown-sessions");
    }

    private static void frontend(StringBuilder out, Frontend frontend, boolean ipv6) {
        Listen listen = frontend.listen();
        out.append("\nfrontend ").append(FRONTEND_PREFIX).append(listen.address()).append(':').append(listen.port()).append('\n');
        line(out, "bind " + listen);
        if (ipv6 && listen.address().equals(Listen.ANY)) {
            line(out, "bind [::]:" + listen.port() + " v6only");
        }
        switch (frontend.traffic()) {
            case Traffic.Tcp tcp -> line(out, "default_backend " + tcp.backend());
        }
    }

    private static void slots(StringBuilder out, Slots slots) {
        for (int i = 0; i < slots.size(); i++) {
            Optional<Server> server = slots.places().get(i).filter(s -> !s.draining());
            line(out, "server " + slotName(i) + " " + server.map(s -> s.endpoint() + " weight " + s.weight()).orElse("127.0.0.1:1 disabled"));
        }
    }

    static String slotName(int index) {
        return "s" + (index + 1);
    }

    private static String time(Duration duration) {
        return duration.toMillis() % 1000 == 0 ? duration.toSeconds() + "s" : duration.toMillis() + "ms";
    }

    private static void line(StringBuilder out, String text) {
        out.append("    ").append(text).append('\n');
    }
}
