package io.argosy.server.docker;

import io.argosy.api.session.SessionMethods;
import io.argosy.control.server.ServerCard;
import io.argosy.server.start.Address;
import io.argosy.server.start.DockerDoors;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// By which names and addresses Docker clients may know this server, which its certificate has to hold.
final class DoorNames {

    /// A machine of many networks has many addresses, and a certificate is sent with each connection.
    private static final int MOST = 100;

    private DoorNames() {}

    static List<String> of(DockerDoors doors, ServerCard card) {
        Stream<String> chosen = Stream.of(doors.advertised(), doors.tls(), Optional.of(Address.parse(card.rest()))).flatMap(Optional::stream).map(Address::host).filter(host -> !everywhere(host));
        return Stream.of(Stream.of(SessionMethods.SERVER_NAME), chosen, Stream.of("localhost", "127.0.0.1", "::1"), hostName(), addresses())
                .flatMap(names -> names).distinct().limit(MOST).toList();
    }

    /// Where clients are told to come, when that is known here.
    ///
    /// @param reached where others reach this server, when it was told
    static Optional<String> told(DockerDoors doors, Optional<Address> reached) {
        return doors.advertised().or(doors::tls).map(Address::host).filter(host -> !everywhere(host)).or(() -> reached.map(Address::host));
    }

    private static boolean everywhere(String host) {
        return host.equals("0.0.0.0") || host.equals("::");
    }

    private static Stream<String> hostName() {
        try {
            return Stream.of(InetAddress.getLocalHost().getHostName());
        } catch (UnknownHostException _) {
            return Stream.empty();
        }
    }

    private static Stream<String> addresses() {
        try {
            return NetworkInterface.networkInterfaces().flatMap(NetworkInterface::inetAddresses).filter(address -> !address.isLinkLocalAddress()).map(InetAddress::getHostAddress);
        } catch (SocketException _) {
            return Stream.empty();
        }
    }
}
