package io.argosy.server.wiring;

import io.argosy.codec.Json;
import io.argosy.control.ControlPlane;
import io.argosy.control.ControlSettings;
import io.argosy.control.content.AesGcmCipher;
import io.argosy.control.server.ServerCard;
import io.argosy.control.session.Patience;
import io.argosy.scheduling.Scheduler;
import io.argosy.server.docker.DockerService;
import io.argosy.server.plugin.Plugins;
import io.argosy.server.session.SessionServer;
import io.argosy.server.start.DataDirectory;
import io.argosy.server.start.KeptSecret;
import io.argosy.server.start.Options;
import io.argosy.server.start.Placing;
import io.argosy.server.start.ServerToken;
import io.argosy.server.start.StartFailure;
import io.argosy.server.start.StoreChoice;
import io.argosy.server.succession.Announcer;
import io.argosy.server.succession.Succession;
import io.argosy.server.trust.ClusterTrust;
import io.argosy.store.Store;
import io.argosy.store.StoreException;
import io.argosy.store.sqlite.SqliteSettings;
import io.argosy.store.sqlite.SqliteStore;
import io.argosy.storeetcd.EtcdStore;
import io.argosy.storeetcd.address.EtcdAddress;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Function;

/// Everything of a running server but its REST door.
public final class House implements AutoCloseable {

    private final Json json = Json.standard();
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private ControlPlane control;
    private SessionServer sessions;
    private ServerToken serverToken;
    private ServerCard card;
    private DockerService docker;

    private House() {}

    /// @throws StartFailure with what is wrong and what helps; nothing is left open then
    public static House open(Options options, String version) {
        return open(options, version, data -> open(options.store(), data));
    }

    /// @param stores opens the store, which the house closes
    /// @throws StartFailure with what is wrong and what helps; nothing is left open then
    public static House open(Options options, String version, Function<DataDirectory, Store> stores) {
        House house = new House();
        try {
            house.build(options, version, stores);
            return house;
        } catch (StoreException e) {
            house.close();
            throw new StartFailure("the store cannot be opened: " + withoutRemedy(e), e.remedy(), e);
        } catch (RuntimeException e) {
            house.close();
            throw e;
        } catch (InterruptedException e) {
            house.close();
            Thread.currentThread().interrupt();
            throw new StartFailure("the start was interrupted", "Start the server again.", e);
        }
    }

    private void build(Options options, String version, Function<DataDirectory, Store> stores) throws InterruptedException {
        DataDirectory data = DataDirectory.make(options.data());
        Store store = keep(stores.apply(data));
        KeptSecret keyFile = options.standing().keyFile().map(KeptSecret::new).orElseGet(data::key);
        byte[] key = ClusterKey.of(store, keyFile);
        AesGcmCipher cipher = new AesGcmCipher(key);
        card = options.standing().card(options.listen(), options.sessionListen());
        serverToken = ServerToken.of(key);
        ControlSettings settings = new ControlSettings(card.text(), version, options.store().name(), InstantSource.system(), cipher)
                .withPatience(Patience.of(options.lostAfter()).withSuspicion(options.suspectAfter()).withEngine(options.enginePatience())).withAddresses(options.networks())
                .withScheduler(scheduler(options.placing())).withWave(options.placing().wave());
        control = keep(ControlPlane.standBy(store, settings));
        sessions = keep(new Succession(control, card, data, options.sessionListen(), json, InstantSource.system())).begin();
        keep(new Announcer(control, card, serverToken, json).begin());
        docker = keep(DockerService.open(options.docker(), control, sessions, cipher, ClusterTrust.find(control, InstantSource.system()).orElseThrow(), options.standing(), card));
    }

    private static Store open(StoreChoice choice, DataDirectory data) {
        return switch (choice) {
            case StoreChoice.Sqlite _ -> SqliteStore.open(SqliteSettings.in(data.path()), ControlPlane.catalog());
            case StoreChoice.Etcd(EtcdAddress address) -> EtcdStore.open(address, ControlPlane.catalog());
        };
    }

    private static Scheduler scheduler(Placing placing) {
        Plugins plugins = placing.plugins().map(Plugins::in).orElse(Plugins.NONE);
        return new Scheduler(placing.strategy(), plugins.filters(), plugins.scores());
    }

    private static String withoutRemedy(StoreException e) {
        String ending = ": " + e.remedy();
        return e.getMessage().endsWith(ending) ? e.getMessage().substring(0, e.getMessage().length() - ending.length()) : e.getMessage();
    }

    private <T extends AutoCloseable> T keep(T part) {
        parts.push(part);
        return part;
    }

    public Json json() {
        return json;
    }

    public ControlPlane control() {
        return control;
    }

    public SessionServer sessions() {
        return sessions;
    }

    /// With which other servers of the cluster show that they are.
    public ServerToken serverToken() {
        return serverToken;
    }

    /// By which others find this server.
    public ServerCard card() {
        return card;
    }

    /// The virtual engine.
    public DockerService docker() {
        return docker;
    }

    /// Closes the newest part first. Each closes within seconds.
    @Override
    public void close() {
        while (!parts.isEmpty()) {
            AutoCloseable part = parts.pop();
            try {
                part.close();
            } catch (Exception e) {
                System.getLogger(House.class.getName()).log(System.Logger.Level.WARNING, part.getClass().getSimpleName() + " did not close", e);
            }
        }
    }
}
