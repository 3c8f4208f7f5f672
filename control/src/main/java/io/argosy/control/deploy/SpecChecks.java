package io.argosy.control.deploy;

import io.argosy.control.fault.Fault;
import io.argosy.control.fault.FaultCode;
import io.argosy.control.fault.Place;
import io.argosy.control.record.EngineNames;
import io.argosy.control.record.ReleaseKey;
import io.argosy.control.record.Tables;
import io.argosy.model.app.App;
import io.argosy.model.app.Release;
import io.argosy.model.id.AppRef;
import io.argosy.model.id.NetworkName;
import io.argosy.model.id.ServiceName;
import io.argosy.model.id.VolumeName;
import io.argosy.model.service.AppSpec;
import io.argosy.model.service.NetworkSpec;
import io.argosy.model.service.ServiceMode;
import io.argosy.model.service.ServiceSpec;
import io.argosy.model.service.VolumeSpec;
import io.argosy.scheduling.ports.PortConflict;
import io.argosy.scheduling.ports.PublishedPorts;
import io.argosy.store.Snapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What stands against an app becoming what its spec says, among the other apps of the cluster.
final class SpecChecks {

    static final int APPS = 1000;
    static final int SERVICES = 200;
    static final int REPLICAS = 1000;
    static final int CONTENTS = 80;

    private final Snapshot snapshot;
    private final AppRef app;
    private final List<Place> problems = new ArrayList<>();

    SpecChecks(Snapshot snapshot, AppRef app) {
        this.snapshot = snapshot;
        this.app = app;
    }

    /// The first kind of problem there is, with all problems of that kind.
    Optional<Fault> broken(AppSpec spec) {
        sizes(spec);
        Optional<Fault> tooMuch = fault(FaultCode.LIMIT_EXCEEDED, "ask for less");
        if (tooMuch.isPresent()) {
            return tooMuch;
        }
        projectName();
        engineNames(spec);
        Optional<Fault> taken = fault(FaultCode.NAME_TAKEN, "use another name");
        return taken.isPresent() ? taken : ports(spec.services());
    }

    private void sizes(AppSpec spec) {
        if (snapshot.get(Tables.APPS, app).isEmpty() && snapshot.scan(Tables.APPS).size() >= APPS) {
            problems.add(Place.of("name", "there are %d apps, and no more are kept".formatted(APPS), "remove some"));
        }
        if (spec.services().size() > SERVICES) {
            problems.add(Place.of("services", "the app has %d services, and at most %d are taken".formatted(spec.services().size(), SERVICES),
                    "split it into several apps"));
        }
        int contents = spec.configs().size() + spec.secrets().size();
        if (contents > CONTENTS) {
            problems.add(Place.of("configs", "the app has %d configs and secrets, and at most %d are taken".formatted(contents, CONTENTS),
                    "put several into one, or into an image"));
        }
        spec.services().forEach((name, service) -> replicas(service.mode()).filter(count -> count > REPLICAS).ifPresent(count ->
                problems.add(Place.of("services." + name, "%s has %d replicas, and at most %d are taken".formatted(name, count, REPLICAS),
                        "ask for fewer"))));
    }

    private static Optional<Integer> replicas(ServiceMode mode) {
        return switch (mode) {
            case ServiceMode.Replicated replicated -> Optional.of(replicated.replicas());
            case ServiceMode.Job job -> Optional.of(job.completions());
            case ServiceMode.Global _ -> Optional.empty();
        };
    }

    /// Names on engines are made of space and app; two different pairs must not give the same.
    private void projectName() {
        others().stream().map(App::ref).filter(other -> other.projectName().equals(app.projectName())).forEach(other ->
                problems.add(Place.of("name", "app %s has the same name on engines: %s".formatted(other, app.projectName()), "use another name")));
    }

    /// A network or volume that two apps would make is neither's to remove.
    private void engineNames(AppSpec spec) {
        Set<String> networks = new HashSet<>();
        Set<String> volumes = new HashSet<>();
        spec.networks().forEach((key, network) -> own(key, network).ifPresent(networks::add));
        spec.volumes().forEach((key, volume) -> own(key, volume).ifPresent(volumes::add));
        for (App other : others()) {
            live(other).ifPresent(release -> {
                release.networks().forEach((key, network) -> EngineNamesOf.network(other.ref(), key, network).filter(networks::contains)
                        .ifPresent(name -> problems.add(shared("networks", name, other.ref()))));
                release.volumes().forEach((key, volume) -> EngineNamesOf.volume(other.ref(), key, volume).filter(volumes::contains)
                        .ifPresent(name -> problems.add(shared("volumes", name, other.ref()))));
            });
        }
    }

    private static Place shared(String field, String name, AppRef other) {
        return Place.of(field, "%s is made by app %s".formatted(name, other), "declare it `external: true` to use it, or choose another name");
    }

    private Optional<String> own(NetworkName key, NetworkSpec spec) {
        return EngineNamesOf.network(app, key, spec);
    }

    private Optional<String> own(VolumeName key, VolumeSpec spec) {
        return EngineNamesOf.volume(app, key, spec);
    }

    /// Stopped apps keep their ports.
    private Optional<Fault> ports(Map<ServiceName, ServiceSpec> services) {
        PublishedPorts ports = PublishedPorts.NONE;
        for (App other : others()) {
            Optional<Release> live = live(other);
            if (live.isPresent()) {
                ports = ports.with(other.ref(), specs(live.get()));
            }
        }
        for (var entry : snapshot.scan(Tables.DRAFTS)) {
            if (!entry.key().app().equals(app)) {
                ports = ports.with(entry.key().app(), entry.value().spec().services());
            }
        }
        for (PortConflict conflict : ports.conflicts(app, services)) {
            problems.add(Place.of("services." + conflict.wanting().service() + ".ports", conflict.toString(), "publish another port"));
        }
        return fault(FaultCode.PORT_TAKEN, "publish another port, or remove what holds it");
    }

    private static Map<ServiceName, ServiceSpec> specs(Release release) {
        Map<ServiceName, ServiceSpec> specs = new HashMap<>();
        release.services().forEach((name, service) -> specs.put(name, service.spec()));
        return specs;
    }

    private List<App> others() {
        return snapshot.scan(Tables.APPS).stream().map(entry -> entry.value()).filter(other -> !other.ref().equals(app)).toList();
    }

    private Optional<Release> live(App other) {
        return other.target().flatMap(number -> snapshot.get(Tables.RELEASES, new ReleaseKey(other.ref(), number)));
    }

    private Optional<Fault> fault(FaultCode code, String remedy) {
        if (problems.isEmpty()) {
            return Optional.empty();
        }
        String detail = String.join("; ", problems.stream().map(Place::message).distinct().toList());
        return Optional.of(new Fault(code, detail, remedy, problems));
    }

    /// Names of what the app itself makes.
    private static final class EngineNamesOf {

        static Optional<String> network(AppRef app, NetworkName key, NetworkSpec spec) {
            return spec.external() ? Optional.empty() : Optional.of(EngineNames.of(app, key, spec));
        }

        static Optional<String> volume(AppRef app, VolumeName key, VolumeSpec spec) {
            return spec.external() ? Optional.empty() : Optional.of(EngineNames.of(app, key, spec));
        }
    }
}
