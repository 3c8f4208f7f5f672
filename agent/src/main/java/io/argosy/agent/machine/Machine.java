package io.argosy.agent.machine;

import io.argosy.engine.Engine;
import io.argosy.engine.EngineException;
import io.argosy.engine.EngineInfo;
import io.argosy.model.node.AgentFeature;
import io.argosy.model.node.EngineCondition;
import io.argosy.model.node.NodeFacts;
import io.argosy.model.unit.ByteSize;
import io.argosy.model.unit.Cpus;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// Gathers the facts of the machine.
public final class Machine {
    private final Engine engine;
    private final Optional<String> address;
    private final String agentVersion;
    private volatile Optional<NodeFacts> lastSeen = Optional.empty();

    /// @param address at which others reach the machine; found by itself when absent
    public Machine(Engine engine, Optional<String> address, String agentVersion) {
        this.engine = engine;
        this.address = address;
        this.agentVersion = agentVersion;
    }

    /// Facts as they are now; an engine that does not answer is one of them.
    public NodeFacts facts() {
        try {
            EngineInfo info = engine.info();
            NodeFacts facts = new NodeFacts(hostname(), reachedAt(), info.os(), info.architecture(), info.cpus(), info.memory(), info.version(),
                    info.apiVersion(), agentVersion, info.labels(), Devices.under(Path.of("/dev")), "", Identities.of(info), condition(info), "", AgentFeature.words());
            lastSeen = Optional.of(facts);
            return facts;
        } catch (EngineException e) {
            NodeFacts blind = new NodeFacts(hostname(), reachedAt(), "linux", architecture(), Cpus.cores(Runtime.getRuntime().availableProcessors()), memory(),
                    "", "", agentVersion, Map.of(), Devices.under(Path.of("/dev")), e.getMessage()).withFeatures(AgentFeature.words());
            return lastSeen.map(seen -> blind.with(seen.identity(), seen.condition())).orElse(blind);
        }
    }

    private static EngineCondition condition(EngineInfo info) {
        return new EngineCondition(info.liveRestore(), info.swarm(), DiskSpace.free(Path.of(info.rootDirectory())));
    }

    public static String hostname() {
        try {
            return Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
        } catch (IOException _) {
            return "localhost";
        }
    }

    private String reachedAt() {
        return address.or(Machine::firstOwnAddress).orElse("127.0.0.1");
    }

    /// The name's own address, unless that is loopback, as Debian has it; then the first of a card that is up and no bridge.
    private static Optional<String> firstOwnAddress() {
        try {
            InetAddress named = InetAddress.getLocalHost();
            if (!named.isLoopbackAddress() && named instanceof Inet4Address) {
                return Optional.of(named.getHostAddress());
            }
        } catch (UnknownHostException _) {
            // The cards tell.
        }
        try {
            return NetworkInterface.networkInterfaces()
                    .filter(card -> card.getName().startsWith("e") || card.getName().startsWith("w"))
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(Inet4Address.class::isInstance).map(InetAddress::getHostAddress).findFirst();
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private static String architecture() {
        return switch (System.getProperty("os.arch")) {
            case "aarch64" -> "arm64";
            case String other -> other;
        };
    }

    private static ByteSize memory() {
        try {
            String first = Files.readAllLines(Path.of("/proc/meminfo")).getFirst();
            return new ByteSize(Long.parseLong(first.replaceAll("\\D", "")) * 1024);
        } catch (IOException | NumberFormatException _) {
            return ByteSize.ZERO;
        }
    }
}
