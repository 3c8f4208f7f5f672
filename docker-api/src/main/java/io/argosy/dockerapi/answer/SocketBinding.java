package io.argosy.dockerapi.answer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.argosy.dockerapi.right.Demands;
import io.argosy.dockerapi.right.Privilege;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The engine's socket in a container, which leads to the virtual engine.
///
/// The container gets the directory of a socket that the agent keeps, and a symbolic link at each path where it wants the engine's: a mount of the socket itself would be of no use once the agent has started again. Where no link can be written, as when the root is read-only, it is
/// such a mount all the same.
///
/// @param targets where links are to be made
record SocketBinding(List<String> targets) {

    static final String LABEL = "io.argosy.socket";

    private static final String PLACE = "/.argosy/engine";
    private static final String NAME = "docker.sock";
    private static final int HEADER_BYTES = 512;
    private static final int LONGEST = 99;

    /// Whether a container wants the engine's socket.
    static boolean wanted(JsonNode config) {
        return Demands.ofContainer(config).stream().anyMatch(demand -> demand.privilege() == Privilege.ENGINE_SOCKET);
    }

    /// @param config which is changed
    /// @param id of the socket
    /// @param directory of the node, in which the socket is
    /// @throws IllegalArgumentException when a path is too long, for people
    static SocketBinding into(ObjectNode config, String id, String directory) {
        ObjectNode host = (ObjectNode) config.get("HostConfig");
        Set<String> targets = new LinkedHashSet<>();
        ArrayNode binds = config.arrayNode();
        for (JsonNode bind : host.path("Binds")) {
            String[] parts = bind.asText("").split(":", 3);
            if (parts.length < 2 || !Demands.isEngineSocket(parts[0])) {
                binds.add(bind);
            } else if (linkable(host, parts[1])) {
                targets.add(parts[1]);
            } else {
                binds.add(directory + "/" + NAME + bind.asText().substring(parts[0].length()));
            }
        }
        ArrayNode mounts = config.arrayNode();
        for (JsonNode mount : host.path("Mounts")) {
            if (!mount.path("Type").asText("").equals("bind") || !Demands.isEngineSocket(mount.path("Source").asText(""))) {
                mounts.add(mount);
            } else if (linkable(host, mount.path("Target").asText(""))) {
                targets.add(mount.path("Target").asText(""));
            } else {
                mounts.add(((ObjectNode) mount.deepCopy()).put("Source", directory + "/" + NAME));
            }
        }
        if (!targets.isEmpty()) {
            binds.add(directory + ":" + PLACE + ":ro");
        }
        host.set("Binds", binds);
        if (host.path("Mounts").isArray()) {
            host.set("Mounts", mounts);
        }
        config.withObject("/Labels").put(LABEL, id);
        return new SocketBinding(List.copyOf(targets));
    }

    private static boolean linkable(JsonNode host, String target) {
        if (target.length() > LONGEST) {
            throw new IllegalArgumentException("the path of the engine's socket in a container has at most " + LONGEST + " characters: " + target);
        }
        boolean hidden = host.path("Tmpfs").properties().stream().anyMatch(each -> target.startsWith(each.getKey().endsWith("/") ? each.getKey() : each.getKey() + "/"));
        return target.startsWith("/") && !hidden && !host.path("ReadonlyRootfs").asBoolean();
    }

    /// The links as a tar archive for the root of the container.
    byte[] links() {
        List<byte[]> headers = new ArrayList<>();
        targets.forEach(target -> headers.add(link(target.substring(1))));
        byte[] archive = new byte[(headers.size() + 2) * HEADER_BYTES];
        for (int at = 0; at < headers.size(); at++) {
            System.arraycopy(headers.get(at), 0, archive, at * HEADER_BYTES, HEADER_BYTES);
        }
        return archive;
    }

    private static byte[] link(String name) {
        byte[] header = new byte[HEADER_BYTES];
        put(header, 0, name);
        put(header, 100, "0000777\0" + "0000000\0" + "0000000\0" + "00000000000\0" + "00000000000\0" + "        " + "2");
        put(header, 157, PLACE + "/" + NAME);
        put(header, 257, "ustar\0" + "00");
        int sum = 0;
        for (byte each : header) {
            sum += each & 0xff;
        }
        put(header, 148, "%06o\0 ".formatted(sum));
        return header;
    }

    private static void put(byte[] header, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(bytes, 0, header, at, bytes.length);
    }
}
