package io.argosy.server.wiring;

import io.argosy.codec.Json;
import io.argosy.control.ControlPlane;
import io.argosy.control.place.Wave;
import io.argosy.control.server.ServerCard;
import io.argosy.planning.network.AddressRange;
import io.argosy.planning.network.Cidr;
import io.argosy.server.docker.ClientCertificates;
import io.argosy.server.session.SessionServer;
import io.argosy.server.start.Address;
import io.argosy.server.start.DockerDoors;
import io.argosy.server.start.DockerListen;
import io.argosy.server.start.Options;
import io.argosy.server.start.Placing;
import io.argosy.server.start.ServerToken;
import io.argosy.server.start.Standing;
import io.argosy.server.start.StoreChoice;
import io.argosy.server.stream.StreamBroker;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Gives the doors what the [House] holds. The settings come from `io.argosy.server.Main`.
@Singleton
final class Parts {

    private final House house;

    Parts(
            @ConfigProperty(name = "argosy.data") String data,
            @ConfigProperty(name = "argosy.listen") String listen,
            @ConfigProperty(name = "argosy.session-listen") String sessionListen,
            @ConfigProperty(name = "argosy.lost-after", defaultValue = "15s") Duration lostAfter,
            @ConfigProperty(name = "argosy.suspect-after", defaultValue = "1200ms") Duration suspectAfter,
            @ConfigProperty(name = "argosy.engine-patience", defaultValue = "5m") Duration enginePatience,
            @ConfigProperty(name = "argosy.network-range", defaultValue = "10.128.0.0/10") String networkRange,
            @ConfigProperty(name = "argosy.network-prefix", defaultValue = "22") int networkPrefix,
            @ConfigProperty(name = "argosy.strategy", defaultValue = "spread") String strategy,
            @ConfigProperty(name = "argosy.plugins") Optional<String> plugins,
            @ConfigProperty(name = "argosy.name") Optional<String> name,
            @ConfigProperty(name = "argosy.advertise") Optional<String> advertise,
            @ConfigProperty(name = "argosy.session-advertise") Optional<String> sessionAdvertise,
            @ConfigProperty(name = "argosy.key-file") Optional<String> keyFile,
            @ConfigProperty(name = "argosy.replacements-per-node", defaultValue = "4") int perNode,
            @ConfigProperty(name = "argosy.replacements-at-once", defaultValue = "20") int atOnce,
            @ConfigProperty(name = "argosy.store", defaultValue = "sqlite") String store,
            @ConfigProperty(name = "argosy.docker-listen") Optional<String> docker,
            @ConfigProperty(name = "argosy.docker-tls") Optional<String> dockerTls,
            @ConfigProperty(name = "argosy.docker-advertise") Optional<String> dockerAdvertise,
            @ConfigProperty(name = "argosy.docker-allow") Optional<String> dockerAllow,
            @ConfigProperty(name = "argosy.version") String version) {
        AddressRange networks = new AddressRange(Cidr.parse(networkRange).orElseThrow(), networkPrefix);
        Placing placing = Placing.of(strategy, plugins.orElse(""), new Wave(perNode, atOnce));
        Standing standing = new Standing(name, advertise.map(Address::parse), sessionAdvertise.map(Address::parse), keyFile.map(Path::of));
        DockerDoors doors = new DockerDoors(docker.map(DockerListen::parse), dockerTls.map(Address::parse), dockerAdvertise.map(Address::parse), dockerAllow.map(DockerDoors::privileges).orElse(Set.of()));
        this.house = House.open(new Options(
                Path.of(data), Address.parse(listen), Address.parse(sessionListen), lostAfter, suspectAfter, enginePatience, networks, placing, standing, StoreChoice.parse(store), doors), version);
    }

    void start(@Observes StartupEvent event) {
        // Being observed makes this bean, and with it the house, at the start and not with the first request.
    }

    void stop(@Observes ShutdownEvent event) {
        house.close();
    }

    @Produces
    @Singleton
    Json json() {
        return house.json();
    }

    @Produces
    @Singleton
    ControlPlane control() {
        return house.control();
    }

    @Produces
    @Singleton
    ServerToken serverToken() {
        return house.serverToken();
    }

    @Produces
    @Singleton
    ClientCertificates clientCertificates() {
        return house.docker().certificates();
    }

    @Produces
    @Singleton
    ServerCard card() {
        return house.card();
    }

    @Produces
    @Singleton
    SessionServer sessions() {
        return house.sessions();
    }

    @Produces
    @Singleton
    StreamBroker streams() {
        return house.sessions().streams();
    }
}
