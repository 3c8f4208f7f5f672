package io.argosy.server.start;

import io.argosy.compose.normalize.Durations;
import io.argosy.control.place.Wave;
import io.argosy.dockerapi.right.Privilege;
import io.argosy.planning.network.AddressRange;
import io.argosy.planning.network.Cidr;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// What the command line asks for.
///
/// @param data directory for everything the server keeps
/// @param listen where REST is served
/// @param sessionListen where agents dial
/// @param lostAfter how long a node that fell silent is waited for before its tasks are replaced, where no other node can be asked
/// @param suspectAfter how long nothing may be heard of a node before other nodes are asked to reach it
/// @param enginePatience how long tasks of a node whose engine is down are taken to run on
/// @param networks from where networks that span nodes get their addresses
/// @param placing how tasks get their nodes
/// @param standing how this server stands among others
/// @param store where the state is kept
/// @param docker how Docker clients come in
public record Options(
        Path data, Address listen, Address sessionListen, Duration lostAfter, Duration suspectAfter, Duration enginePatience, AddressRange networks, Placing placing,
        Standing standing, StoreChoice store, DockerDoors docker) {

    public static final Address LISTEN = new Address("127.0.0.1", 4410);
    public static final Address SESSION_LISTEN = new Address("127.0.0.1", 4411);

    public static final Duration LOST_AFTER = Duration.ofSeconds(15);
    public static final Duration ENGINE_PATIENCE = Duration.ofMinutes(5);
    public static final Duration SUSPECT_AFTER = Duration.ofMillis(1200);

    public static final String USAGE =
            """
            Usage: argosy server --data DIR [--listen HOST:PORT] [--session-listen HOST:PORT] [--lost-after TIME]
                           [--suspect-after TIME] [--engine-patience TIME] [--network-range CIDR] [--network-prefix N] [--strategy NAME] [--plugins DIR]
                           [--store STORE] [--name NAME] [--advertise HOST:PORT] [--session-advertise HOST:PORT] [--key-file FILE]
                           [--replacements-per-node N] [--replacements-at-once N] [--docker-listen unix:///PATH]
                           [--docker-tls HOST:PORT] [--docker-advertise HOST:PORT] [--docker-allow WORDS]
                   argosy server backup|restore --help

              --data DIR                  what the server keeps; made when absent
              --listen HOST:PORT          where people and the command line reach it (127.0.0.1:4410)
              --session-listen HOST:PORT  where agents dial (127.0.0.1:4411)
              --suspect-after TIME        when other nodes are asked to reach one that fell silent; when none does, its tasks are replaced (1200ms)
              --lost-after TIME           when they are replaced though no other node could be asked (15s)
              --engine-patience TIME      when they are replaced though the agent is there, because its engine is down (5m)
              --network-range CIDR        from where networks that span nodes get their addresses (10.128.0.0/10)
              --network-prefix N          how large the range of one network is: /N of it (22)
              --strategy NAME             spread or binpack: how nodes are chosen for services that do not say (spread)
              --plugins DIR               jars with further rules of placement
              --name NAME                 what people call this server (its advertised address)
              --advertise HOST:PORT       where the other servers reach it (what it listens on)
              --session-advertise HOST:PORT  where agents reach it (what it listens on for them)
              --key-file FILE             the key that all servers of the cluster have (DIR/key)
              --replacements-per-node N   how many tasks that replace lost ones may be starting on one node (4)
              --replacements-at-once N    how many of them may be starting on all nodes together (20)
              --docker-listen unix:///PATH  where docker and other clients reach all engines as one (nowhere); see docs/design/docker-api.md
              --docker-tls HOST:PORT      where clients with certificates of `argosy env` do, as 0.0.0.0:2376 (nowhere)
              --docker-advertise HOST:PORT  where these reach this server (what it listens on)
              --docker-allow WORDS        what operators may have there, with commas: privileged, host-namespaces, devices, capabilities,
                                          security-options, bind-mounts, engine-socket (none: admins only)
              --store STORE               sqlite, in DIR, or etcd=https://H1:2379,https://H2:2379/PREFIX for several servers (sqlite); behind
                                          it ?ca=FILE&cert=FILE&key=FILE for TLS and ?user=NAME&password-file=FILE for a login, as needed
              --help                      this text
            """;

    public Options {
        data = data.toAbsolutePath().normalize();
        Objects.requireNonNull(listen, "listen");
        Objects.requireNonNull(sessionListen, "sessionListen");
        Objects.requireNonNull(lostAfter, "lostAfter");
        Objects.requireNonNull(suspectAfter, "suspectAfter");
        Objects.requireNonNull(enginePatience, "enginePatience");
        Objects.requireNonNull(networks, "networks");
        Objects.requireNonNull(placing, "placing");
        Objects.requireNonNull(standing, "standing");
        Objects.requireNonNull(store, "store");
        Objects.requireNonNull(docker, "docker");
    }

    public Options(Path data, Address listen, Address sessionListen) {
        this(data, listen, sessionListen, LOST_AFTER, SUSPECT_AFTER, ENGINE_PATIENCE, AddressRange.STANDARD, Placing.STANDARD, Standing.ALONE);
    }

    public Options with(Standing chosen) {
        return new Options(data, listen, sessionListen, lostAfter, suspectAfter, enginePatience, networks, placing, chosen, store, docker);
    }

    public Options with(DockerListen chosen) {
        return new Options(data, listen, sessionListen, lostAfter, suspectAfter, enginePatience, networks, placing, standing, store, docker.with(chosen));
    }

    public Options with(DockerDoors chosen) {
        return new Options(data, listen, sessionListen, lostAfter, suspectAfter, enginePatience, networks, placing, standing, store, chosen);
    }

    /// With the store in the data directory.
    public Options(Path data, Address listen, Address sessionListen, Duration lostAfter, Duration suspectAfter, Duration enginePatience, AddressRange networks,
            Placing placing, Standing standing) {
        this(data, listen, sessionListen, lostAfter, suspectAfter, enginePatience, networks, placing, standing, StoreChoice.SQLITE, DockerDoors.NONE);
    }

    /// What became of a command line.
    public sealed interface Parsed {}

    public record Understood(Options options) implements Parsed {}

    public record HelpWanted() implements Parsed {}

    public record Misunderstood(String problem) implements Parsed {}

    public static Parsed parse(List<String> arguments) {
        Path data = null;
        Address listen = LISTEN;
        Address sessionListen = SESSION_LISTEN;
        Duration lostAfter = LOST_AFTER;
        Duration suspectAfter = SUSPECT_AFTER;
        Duration enginePatience = ENGINE_PATIENCE;
        Cidr range = AddressRange.STANDARD.whole();
        int prefix = AddressRange.STANDARD.prefix();
        String strategy = Placing.STANDARD.strategyName();
        String plugins = "";
        Standing standing = Standing.ALONE;
        int perNode = Wave.STANDARD.perNode();
        int atOnce = Wave.STANDARD.atOnce();
        StoreChoice store = StoreChoice.SQLITE;
        Optional<DockerListen> socket = Optional.empty();
        Optional<Address> tls = Optional.empty();
        Optional<Address> advertised = Optional.empty();
        Set<Privilege> allowed = Set.of();
        Deque<String> rest = new ArrayDeque<>(arguments);
        try {
            while (!rest.isEmpty()) {
                Option option = Option.of(rest.remove());
                switch (option.name()) {
                    case "--help", "-h" -> {
                        return new HelpWanted();
                    }
                    case "--data" -> data = Path.of(option.value(rest));
                    case "--listen" -> listen = Address.parse(option.value(rest));
                    case "--session-listen" -> sessionListen = Address.parse(option.value(rest));
                    case "--lost-after" -> lostAfter = duration(option.value(rest));
                    case "--suspect-after" -> suspectAfter = duration(option.value(rest));
                    case "--engine-patience" -> enginePatience = duration(option.value(rest));
                    case "--network-range" -> range = range(option.value(rest));
                    case "--network-prefix" -> prefix = prefix(option.value(rest));
                    case "--strategy" -> strategy = option.value(rest);
                    case "--plugins" -> plugins = option.value(rest);
                    case "--name" -> standing = standing.named(option.value(rest));
                    case "--advertise" -> standing = standing.reachedAt(Address.parse(option.value(rest)));
                    case "--session-advertise" -> standing = standing.dialledAt(Address.parse(option.value(rest)));
                    case "--key-file" -> standing = standing.withKey(Path.of(option.value(rest)));
                    case "--replacements-per-node" -> perNode = count(option.value(rest));
                    case "--replacements-at-once" -> atOnce = count(option.value(rest));
                    case "--docker-listen" -> socket = Optional.of(DockerListen.parse(option.value(rest)));
                    case "--docker-tls" -> tls = Optional.of(Address.parse(option.value(rest)));
                    case "--docker-advertise" -> advertised = Optional.of(Address.parse(option.value(rest)));
                    case "--docker-allow" -> allowed = DockerDoors.privileges(option.value(rest));
                    case "--store" -> store = StoreChoice.parse(option.value(rest));
                    default -> {
                        return new Misunderstood("unknown option '" + option.name() + "'");
                    }
                }
            }
            return data == null
                    ? new Misunderstood("--data DIR is missing")
                    : new Understood(new Options(data, listen, sessionListen, lostAfter, suspectAfter, enginePatience, new AddressRange(range, prefix),
                            Placing.of(strategy, plugins, new Wave(perNode, atOnce)), standing, store, new DockerDoors(socket, tls, advertised, allowed)));
        } catch (IllegalArgumentException e) {
            return new Misunderstood(e.getMessage());
        }
    }

    private static Cidr range(String text) {
        return Cidr.parse(text).filter(range -> range.toString().equals(text))
                .orElseThrow(() -> new IllegalArgumentException("'" + text + "' is not a range of addresses, such as " + AddressRange.STANDARD.whole()));
    }

    private static int prefix(String text) {
        if (!text.matches("/?[0-9]{1,2}")) {
            throw new IllegalArgumentException("'" + text + "' is not the length of a prefix, such as 22");
        }
        return Integer.parseInt(text.replace("/", ""));
    }

    private static int count(String text) {
        if (!text.matches("[1-9][0-9]{0,5}")) {
            throw new IllegalArgumentException("'" + text + "' is not a number of tasks, such as 4");
        }
        return Integer.parseInt(text);
    }

    private static Duration duration(String text) {
        return Durations.parse(text).orElseThrow(() -> new IllegalArgumentException("'" + text + "' is not a time, such as 15s"));
    }

    /// `--name value` or `--name=value`.
    private record Option(String name, String inline) {

        static Option of(String argument) {
            int equals = argument.indexOf('=');
            return equals < 0 ? new Option(argument, null) : new Option(argument.substring(0, equals), argument.substring(equals + 1));
        }

        String value(Deque<String> rest) {
            String value = inline != null ? inline : rest.poll();
            if (value == null || value.isEmpty()) {
                throw new IllegalArgumentException(name + " needs a value");
            }
            return value;
        }
    }
}
