package io.argosy.testkit.engine;

import io.argosy.engine.Endpoint;
import io.argosy.engine.EngineException;
import io.argosy.engine.NetworkInfo;
import io.argosy.engine.NetworkPlan;
import io.argosy.engine.Networks;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Networks of a fake engine.
public final class FakeNetworks implements Networks {
    private final FakeEngine engine;
    private final Map<String, NetworkInfo> networks = new LinkedHashMap<>();
    private int made;
    private int addresses;

    FakeNetworks(FakeEngine engine) {
        this.engine = engine;
    }

    @Override
    public Optional<NetworkInfo> inspect(String network) {
        return engine.faults().read("network", network, () -> find(network).map(this::withContainers));
    }

    Optional<NetworkInfo> find(String network) {
        return all().stream().filter(info -> info.id().equals(network) || info.name().equals(network)).findFirst();
    }

    /// One that a container can be put on.
    NetworkInfo joinable(String network) {
        return engine.swarm().attachable(network).or(() -> find(network))
                .orElseThrow(() -> new EngineException.NotFound("network " + network + " not found"));
    }

    private List<NetworkInfo> all() {
        List<NetworkInfo> all = new ArrayList<>(networks.values());
        all.addAll(engine.swarm().overlays());
        return all;
    }

    private NetworkInfo withContainers(NetworkInfo info) {
        Map<String, String> on = new LinkedHashMap<>();
        engine.containers().all().stream().filter(container -> container.running() && container.networks().containsKey(info.name()))
                .forEach(container -> on.put(container.id(), container.networks().get(info.name())));
        return new NetworkInfo(info.id(), info.name(), info.driver(), info.labels(), info.subnets(), info.gateways(), info.internal(), on);
    }

    String address() {
        addresses++;
        return "172.30." + addresses / 250 + "." + (addresses % 250 + 2);
    }

    @Override
    public List<NetworkInfo> list(Map<String, String> labels) {
        return engine.faults().read("networks", "", () -> all().stream()
                .filter(info -> info.labels().entrySet().containsAll(labels.entrySet())).toList());
    }

    @Override
    public String create(NetworkPlan plan) {
        return engine.faults().change("create-network", plan.name(), () -> {
            if (find(plan.name()).isPresent()) {
                throw new EngineException.Conflict("network with name " + plan.name() + " already exists");
            }
            String driver = plan.spec().driver().orElse("bridge");
            String id = driver.equals("overlay") ? engine.swarm().nextOverlay() : "net%061d".formatted(++made);
            List<String> subnets = plan.spec().subnets().stream().map(subnet -> subnet.subnet()).toList();
            List<String> gateways = plan.spec().subnets().stream().flatMap(subnet -> subnet.gateway().stream()).toList();
            if (subnets.isEmpty()) {
                subnets = List.of("172.31." + made + ".0/24");
                gateways = List.of("172.31." + made + ".1");
            }
            NetworkInfo info = new NetworkInfo(id, plan.name(), driver, plan.labels(), subnets, gateways,
                    plan.spec().internal(), Map.of());
            if (info.driver().equals("overlay")) {
                engine.swarm().make(info);
            } else {
                networks.put(id, info);
            }
            return id;
        });
    }

    @Override
    public void connect(String network, String container, Endpoint endpoint) {
        engine.faults().change("connect", network, () -> {
            NetworkInfo info = joinable(network);
            engine.containers().require(container).join(info.name(), endpoint.ipv4().orElseGet(this::address));
            return null;
        });
    }

    @Override
    public void disconnect(String network, String container) {
        engine.faults().change("disconnect", network, () -> {
            engine.containers().require(container).leave(find(network).map(NetworkInfo::name).orElse(network));
            return null;
        });
    }

    @Override
    public void remove(String network) {
        engine.faults().change("remove-network", network, () -> {
            NetworkInfo info = find(network).orElseThrow(() -> new EngineException.NotFound("network " + network + " not found"));
            if (!withContainers(info).containers().isEmpty()) {
                throw new EngineException.Conflict("network " + network + " has active endpoints");
            }
            return engine.swarm().forget(info.id()) ? info : networks.remove(info.id());
        });
    }
}
