package io.argosy.engine.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.argosy.engine.EngineException;
import io.argosy.engine.Swarm;
import io.argosy.engine.SwarmInfo;
import io.argosy.engine.SwarmState;
import io.argosy.model.network.SwarmPeer;
import io.argosy.model.network.SwarmToken;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Swarm mode of a Docker engine.
final class DockerSwarm implements Swarm {
    private static final String LISTEN = "0.0.0.0:2377";

    private final Wire wire;

    DockerSwarm(Wire wire) {
        this.wire = wire;
    }

    @Override
    public SwarmState state() {
        JsonNode swarm = wire.get("/info").path("Swarm");
        String state = swarm.path("LocalNodeState").asText();
        if (state.isEmpty() || state.equals("inactive")) {
            return new SwarmState.Outside();
        }
        String problem = swarm.path("Error").asText();
        return new SwarmState.Member(swarm.path("NodeID").asText(), swarm.path("NodeAddr").asText(), swarm.path("ControlAvailable").asBoolean(),
                problem.isEmpty() && !state.equals("active") ? "its state is " + state : problem, state.equals("error"));
    }

    @Override
    public Optional<SwarmInfo> info() {
        if (!(state() instanceof SwarmState.Member member) || !member.manager()) {
            return Optional.empty();
        }
        JsonNode swarm = wire.get("/swarm");
        return Optional.of(new SwarmInfo(swarm.path("ID").asText(), Reading.map(swarm.path("Spec").path("Labels")),
                new SwarmToken(swarm.path("JoinTokens").path("Worker").asText())));
    }

    @Override
    public List<SwarmPeer> members() {
        List<SwarmPeer> members = new ArrayList<>();
        wire.get("/nodes").forEach(node -> members.add(new SwarmPeer(node.path("ID").asText(), node.path("Description").path("Hostname").asText(),
                node.path("Spec").path("Role").asText().equals("manager"), !node.path("Status").path("State").asText().equals("down"),
                node.path("ManagerStatus").path("Reachability").asText().equals("reachable"))));
        return members;
    }

    @Override
    public boolean heard() {
        return state() instanceof SwarmState.Member member && member.problem().isEmpty() && (!member.manager() || ready(member.member()));
    }

    private boolean ready(String member) {
        try {
            return wire.get("/nodes/" + member).path("Status").path("State").asText().equals("ready");
        } catch (EngineException.Refused _) {
            return false;
        }
    }

    @Override
    public void begin(String address, String addressPool, Map<String, String> labels) {
        ObjectNode body = placed(address).put("SubnetSize", 24);
        body.putArray("DefaultAddrPool").add(addressPool);
        labels.forEach(body.putObject("Spec").putObject("Labels")::put);
        wire.post("/swarm/init", body, Wire.SLOW);
    }

    @Override
    public void join(String address, List<String> managers, String token) {
        ObjectNode body = placed(address).put("JoinToken", token);
        managers.forEach(body.putArray("RemoteAddrs")::add);
        wire.post("/swarm/join", body, Wire.SLOW);
    }

    @Override
    public void restore(String address) {
        ObjectNode body = placed(address).put("ForceNewCluster", true);
        body.putObject("Spec");
        wire.post("/swarm/init", body, Wire.SLOW);
    }

    private static ObjectNode placed(String address) {
        return JsonNodeFactory.instance.objectNode().put("ListenAddr", LISTEN).put("AdvertiseAddr", address).put("DataPathAddr", address);
    }

    @Override
    public void leave() {
        if (state() instanceof SwarmState.Member) {
            wire.post("/swarm/leave?force=true", Wire.SLOW);
        }
    }

    @Override
    public void role(String member, boolean manager) {
        JsonNode node = wire.get(path(member));
        String role = manager ? "manager" : "worker";
        if (!node.path("Spec").path("Role").asText().equals(role)) {
            String version = node.path("Version").path("Index").asText();
            ObjectNode spec = node.path("Spec").deepCopy();
            wire.post(path(member) + "/update?version=" + version, spec.put("Role", role), Wire.QUICK);
        }
    }

    @Override
    public void remove(String member) {
        try {
            wire.delete(path(member) + "?force=true");
        } catch (EngineException.NotFound _) {
            // As it should be.
        }
    }

    private static String path(String member) {
        return "/nodes/" + Query.encode(member);
    }
}
