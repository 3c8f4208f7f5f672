package io.argosy.engine.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.argosy.engine.Endpoint;
import io.argosy.engine.EngineException;
import io.argosy.engine.NetworkInfo;
import io.argosy.engine.NetworkPlan;
import io.argosy.engine.Networks;
import io.argosy.model.service.NetworkSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Networks of a Docker engine.
final class DockerNetworks implements Networks {
    private final Wire wire;

    DockerNetworks(Wire wire) {
        this.wire = wire;
    }

    @Override
    public Optional<NetworkInfo> inspect(String network) {
        return wire.find(path(network)).map(DockerNetworks::info);
    }

    @Override
    public List<NetworkInfo> list(Map<String, String> labels) {
        List<NetworkInfo> found = new ArrayList<>();
        String target = new Query("/networks").put("filters", Query.labelFilters(labels)).toString();
        wire.get(target).forEach(network -> found.add(info(network)));
        return found;
    }

    @Override
    public String create(NetworkPlan plan) {
        NetworkSpec spec = plan.spec();
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("Name", plan.name()).put("CheckDuplicate", true).put("Driver", spec.driver().orElse("bridge"));
        body.put("Internal", spec.internal()).put("Attachable", spec.attachable()).put("EnableIPv6", spec.ipv6());
        spec.driverOptions().forEach(body.putObject("Options")::put);
        plan.labels().forEach(body.putObject("Labels")::put);
        if (!spec.subnets().isEmpty()) {
            ObjectNode ipam = body.putObject("IPAM").put("Driver", "default");
            spec.subnets().forEach(subnet -> range(ipam.withArray("/Config").addObject(), subnet));
        }
        return wire.post("/networks/create", body, Wire.SLOW).path("Id").asText();
    }

    private static void range(ObjectNode config, NetworkSpec.Subnet subnet) {
        config.put("Subnet", subnet.subnet());
        subnet.gateway().ifPresent(gateway -> config.put("Gateway", gateway));
        subnet.ipRange().ifPresent(range -> config.put("IPRange", range));
    }

    @Override
    public void connect(String network, String container, Endpoint endpoint) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("Container", container);
        body.set("EndpointConfig", endpoint(endpoint));
        wire.post(path(network) + "/connect", body, Wire.SLOW);
    }

    @Override
    public void disconnect(String network, String container) {
        wire.post(path(network) + "/disconnect", JsonNodeFactory.instance.objectNode().put("Container", container).put("Force", true), Wire.SLOW);
    }

    @Override
    public void remove(String network) {
        try {
            wire.delete(path(network));
        } catch (EngineException.Refused e) {
            throw e.getMessage().contains("active endpoints") ? new EngineException.Conflict(e.getMessage()) : e;
        }
    }

    static ObjectNode endpoint(Endpoint endpoint) {
        ObjectNode config = JsonNodeFactory.instance.objectNode();
        if (endpoint.ipv4().isPresent() || endpoint.ipv6().isPresent()) {
            ObjectNode ipam = config.putObject("IPAMConfig");
            endpoint.ipv4().ifPresent(address -> ipam.put("IPv4Address", address));
            endpoint.ipv6().ifPresent(address -> ipam.put("IPv6Address", address));
        }
        if (!endpoint.aliases().isEmpty()) {
            endpoint.aliases().forEach(config.putArray("Aliases")::add);
        }
        return config;
    }

    private static String path(String network) {
        return "/networks/" + Query.encode(network);
    }

    /// An overlay is listed before the Swarm has made it whole, without its driver.
    private static String driver(JsonNode network) {
        String driver = network.path("Driver").asText();
        return driver.isEmpty() && network.path("Scope").asText().equals("swarm") ? "overlay" : driver;
    }

    private static NetworkInfo info(JsonNode network) {
        List<String> subnets = new ArrayList<>();
        List<String> gateways = new ArrayList<>();
        network.path("IPAM").path("Config").forEach(config -> {
            subnets.add(config.path("Subnet").asText());
            Optional.of(config.path("Gateway").asText()).filter(gateway -> !gateway.isEmpty()).ifPresent(gateways::add);
        });
        Map<String, String> containers = new LinkedHashMap<>();
        network.path("Containers").properties()
                .forEach(on -> containers.put(on.getKey(), on.getValue().path("IPv4Address").asText().replaceFirst("/.*", "")));
        return new NetworkInfo(network.path("Id").asText(), network.path("Name").asText(), driver(network),
                Reading.map(network.path("Labels")), subnets, gateways, network.path("Internal").asBoolean(), containers);
    }
}
