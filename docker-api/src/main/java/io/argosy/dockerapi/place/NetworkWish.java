package io.argosy.dockerapi.place;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// A network that a client asks for, and whether it may, or must, span nodes.
///
/// @param config the body of the request
public record NetworkWish(JsonNode config) {

    private static final Set<String> USUAL = Set.of("", "default", "bridge");
    private static final String OVERLAY = "overlay";

    /// Options by which only a bridge can go.
    private static final String OF_BRIDGES = "com.docker.network.bridge.";

    /// As the Swarm has names; a bridge may have others.
    private static final Pattern SWARM_NAME = Pattern.compile("[a-zA-Z0-9]([-_]*[a-zA-Z0-9])*+");
    private static final int LONGEST_SWARM_NAME = 63;

    public String name() {
        return config.path("Name").asText("");
    }

    /// What clients are shown of it.
    public String driver() {
        return asked().equals(OVERLAY) ? OVERLAY : "bridge";
    }

    private String asked() {
        return config.path("Driver").asText("");
    }

    private String scope() {
        return config.path("Scope").asText("");
    }

    /// Whether it is of no use on one node alone.
    public boolean mustSpan() {
        return asked().equals(OVERLAY) || scope().equals("swarm");
    }

    /// Whether nothing was asked for that only a network of one node has.
    public boolean maySpan() {
        return mustSpan() || USUAL.contains(asked()) && !scope().equals("local") && named() && plain() && addressed();
    }

    private boolean named() {
        return name().length() <= LONGEST_SWARM_NAME && SWARM_NAME.matcher(name()).matches();
    }

    private boolean plain() {
        return !config.path("EnableIPv6").asBoolean() && !config.path("ConfigOnly").asBoolean() && !config.path("Ingress").asBoolean()
                && config.path("ConfigFrom").path("Network").asText("").isEmpty()
                && config.path("Options").properties().stream().noneMatch(each -> each.getKey().startsWith(OF_BRIDGES));
    }

    private boolean addressed() {
        return USUAL.contains(config.path("IPAM").path("Driver").asText("")) && config.path("IPAM").path("Options").isEmpty() && subnets().stream().allMatch(subnet -> subnet.matches("[0-9.]+/[0-9]+"));
    }

    /// Its ranges as they were asked for; an empty text for one without.
    public List<String> subnets() {
        List<String> found = new ArrayList<>();
        config.path("IPAM").path("Config").forEach(each -> found.add(each.path("Subnet").asText("")));
        return found;
    }

    public boolean attachable() {
        return config.path("Attachable").asBoolean();
    }
}
