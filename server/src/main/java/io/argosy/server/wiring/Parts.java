package io.argosy.server.wiring;

import io.argosy.codec.Json;
import io.argosy.control.ControlPlane;
import io.argosy.server.session.SessionServer;
import io.argosy.server.start.Address;
import io.argosy.server.start.Options;
import io.argosy.server.stream.StreamBroker;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Gives the doors what the [House] holds. The settings come from `io.argosy.server.Main`.
@Singleton
final class Parts {

    private final House house;

    Parts(
            @ConfigProperty(name = "argosy.data") String data,
            @ConfigProperty(name = "argosy.listen") String listen,
            @ConfigProperty(name = "argosy.session-listen") String sessionListen,
            @ConfigProperty(name = "argosy.version") String version) {
        this.house = House.open(new Options(Path.of(data), Address.parse(listen), Address.parse(sessionListen)), version);
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
    SessionServer sessions() {
        return house.sessions();
    }

    @Produces
    @Singleton
    StreamBroker streams() {
        return house.sessions().streams();
    }
}
