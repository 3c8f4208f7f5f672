package io.argosy.server.start;

import io.argosy.control.server.ServerCard;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/// How a server stands among the servers of its cluster.
///
/// @param name for people; its address unless told otherwise
/// @param rest where other servers reach its REST API; what it listens on unless told otherwise
/// @param sessions where agents reach it; what it listens on for them unless told otherwise
/// @param keyFile with the key that all servers have; in the data directory unless told otherwise
public record Standing(Optional<String> name, Optional<Address> rest, Optional<Address> sessions, Optional<Path> keyFile) {

    public static final Standing ALONE = new Standing(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    public Standing {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(rest, "rest");
        Objects.requireNonNull(sessions, "sessions");
        Objects.requireNonNull(keyFile, "keyFile");
    }

    /// @throws IllegalArgumentException when it is no name for a server
    public Standing named(String chosen) {
        return new Standing(Optional.of(new ServerCard(chosen, "h:1", "h:1").name()), rest, sessions, keyFile);
    }

    public Standing reachedAt(Address chosen) {
        return new Standing(name, Optional.of(chosen), sessions, keyFile);
    }

    public Standing dialledAt(Address chosen) {
        return new Standing(name, rest, Optional.of(chosen), keyFile);
    }

    public Standing withKey(Path chosen) {
        return new Standing(name, rest, sessions, Optional.of(chosen.toAbsolutePath().normalize()));
    }

    /// How others find this server.
    public ServerCard card(Address listen, Address sessionListen) {
        String reached = rest.orElseGet(() -> outside(listen)).toString();
        return new ServerCard(name.orElse(reached), reached, sessions.orElseGet(() -> outside(sessionListen)).toString());
    }

    /// Who listens on every address of the machine is reached at the first that is not its own loopback.
    private static Address outside(Address listen) {
        boolean everywhere = listen.host().equals("0.0.0.0") || listen.host().equals("::");
        return everywhere ? new Address(ofMachine().orElse(listen.host()), listen.port()) : listen;
    }

    private static Optional<String> ofMachine() {
        try {
            return NetworkInterface.networkInterfaces().filter(Standing::leadsOut).flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> !address.isLinkLocalAddress() && address.getAddress().length == 4).map(InetAddress::getHostAddress).findFirst();
        } catch (SocketException e) {
            return Optional.empty();
        }
    }

    private static boolean leadsOut(NetworkInterface device) {
        try {
            return device.isUp() && !device.isLoopback() && !device.isPointToPoint() && !device.getName().startsWith("docker") && !device.getName().startsWith("br-");
        } catch (SocketException e) {
            return false;
        }
    }
}
