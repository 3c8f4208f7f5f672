package io.argosy.agent;

import io.argosy.agent.join.JoinTokenFile;
import io.argosy.agent.machine.Machine;
import io.argosy.model.id.NodeName;
import io.argosy.model.join.JoinToken;
import io.argosy.model.unit.Frozen;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What the agent is started with.
///
/// @param servers `host:port` where servers listen for agents; any of them may lead
/// @param join the node token; absent when the machine has joined already
/// @param joinFile a file that holds the node token, read when it is needed
/// @param engine `unix:///path/to/docker.sock`
/// @param dnsAddress where containers reach the agent's names; the same on every node
/// @param gatewayImage the image that serves published ports
/// @param topology region, zone, rack, as far as given
record Options(
        List<String> servers,
        Optional<JoinToken> join,
        Optional<Path> joinFile,
        Path data,
        String engine,
        String dnsAddress,
        String gatewayImage,
        NodeName name,
        Optional<String> address,
        List<String> topology,
        Map<String, String> labels) {
    private static final int SESSION_PORT = 4411;

    static final String USAGE = """
            Usage: argosy agent --server HOST:PORT[,HOST:PORT...] [--join TOKEN] [OPTION...]

            Runs the tasks of this machine on its Docker engine.

              --server HOST:PORT      where the servers listen for agents, one or several with commas; https://HOST:PORT is fine, and the
                                      port is 4411 when left out. Servers that these tell of are found by themselves
              --join TOKEN            lets this machine join, by a token of `argosy node token`; not needed once it has joined
              --join-file FILE        the same, with the token in a file
              --data DIR              what is kept over restarts (default /var/lib/argosy/agent)
              --engine ADDRESS        the Docker engine (default unix:///var/run/docker.sock)
              --dns-address ADDRESS   where names are answered (default 169.254.44.53)
              --gateway-image IMAGE   what serves published ports (default haproxy:2.6)
              --name NAME             what people call this node (default: its host name)
              --address ADDRESS       where others reach this machine (default: found by itself)
              --topology A/B/C        where it stands: region, zone, rack
              --label KEY=VALUE       for placement; may be given several times
            """;

    Options {
        servers = List.copyOf(servers);
        topology = List.copyOf(topology);
        labels = Frozen.map(labels);
    }

    /// The node token that was given.
    ///
    /// @throws IllegalArgumentException when the file does not hold one; the message is for people
    Optional<JoinToken> token() {
        return join.or(() -> joinFile.map(JoinTokenFile::read));
    }

    /// @throws IllegalArgumentException when they make no sense; the message is for people
    static Options parse(List<String> arguments) {
        Map<String, String> values = new LinkedHashMap<>();
        List<String> labels = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            String[] argument = arguments.get(i).split("=", 2);
            String option = argument[0];
            if (!option.startsWith("--") || !USAGE.contains("  " + option + " ")) {
                throw new IllegalArgumentException("unknown argument: " + arguments.get(i));
            }
            if (argument.length == 1 && i + 1 == arguments.size()) {
                throw new IllegalArgumentException(option + " needs a value");
            }
            String value = argument.length == 2 ? argument[1] : arguments.get(++i);
            if (option.equals("--label")) {
                labels.add(value);
            } else {
                values.put(option, value);
            }
        }
        return of(values, labels);
    }

    private static Options of(Map<String, String> values, List<String> labels) {
        return new Options(
                targets(required(values, "--server")), Optional.ofNullable(values.get("--join")).map(Options::token), Optional.ofNullable(values.get("--join-file")).map(Path::of),
                Path.of(values.getOrDefault("--data", "/var/lib/argosy/agent")).toAbsolutePath(),
                values.getOrDefault("--engine", "unix:///var/run/docker.sock"),
                values.getOrDefault("--dns-address", "169.254.44.53"),
                values.getOrDefault("--gateway-image", "haproxy:2.6"),
                new NodeName(values.getOrDefault("--name", nameOf(Machine.hostname()))), Optional.ofNullable(values.get("--address")),
                values.containsKey("--topology") ? List.of(values.get("--topology").split("/")) : List.of(), labels(labels));
    }

    private static String required(Map<String, String> values, String option) {
        if (!values.containsKey(option)) {
            throw new IllegalArgumentException(option + " is missing");
        }
        return values.get(option);
    }

    private static JoinToken token(String text) {
        return JoinToken.parse(text).orElseThrow(() -> new IllegalArgumentException(
                "--join wants a whole node token, argosy-node-SECRET-FINGERPRINT, as `argosy node token` prints it"));
    }

    /// Each once, in the order given.
    static List<String> targets(String servers) {
        return Stream.of(servers.split(",", -1)).map(String::strip).map(Options::target).distinct().toList();
    }

    /// `host:port` of what may be a URL.
    static String target(String server) {
        String text = server.replaceFirst("^https://", "").replaceFirst("/$", "");
        if (text.isEmpty() || text.contains("/")) {
            throw new IllegalArgumentException("--server is HOST:PORT or https://HOST:PORT, not '" + server + "'");
        }
        return text.matches(".*:[0-9]+") && !text.endsWith("]") ? text : text + ":" + SESSION_PORT;
    }

    private static Map<String, String> labels(List<String> texts) {
        Map<String, String> labels = new LinkedHashMap<>();
        for (String text : texts) {
            String[] parts = text.split("=", 2);
            if (parts.length != 2 || parts[0].isEmpty()) {
                throw new IllegalArgumentException("a label is KEY=VALUE, not '" + text + "'");
            }
            labels.put(parts[0], parts[1]);
        }
        return labels;
    }

    /// A host's name as a node's: its first part, with what does not fit taken out.
    static String nameOf(String hostname) {
        String name = hostname.split("\\.", 2)[0].toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9-]", "-").replaceAll("^-+|-+$", "");
        return name.isEmpty() ? "node" : name.substring(0, Math.min(63, name.length()));
    }
}
