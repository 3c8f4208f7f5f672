package io.argosy.engine.docker;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.argosy.engine.ContainerPlan;
import io.argosy.engine.ContainerPlan.Connection;
import io.argosy.engine.Endpoint;
import io.argosy.model.service.PortSpec;
import io.argosy.model.service.ProcessSpec;
import java.util.List;
import java.util.Locale;

/// A container as the engine wants it told.
final class ContainerJson {
    private ContainerJson() {}

    /// @param joinsAll whether all networks are named, else only the first
    static ObjectNode of(ContainerPlan plan, boolean joinsAll) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("Image", plan.image());
        plan.labels().forEach(body.putObject("Labels")::put);
        process(body, plan.process());
        plan.host().hostname().ifPresent(name -> body.put("Hostname", name));
        plan.host().domainName().ifPresent(name -> body.put("Domainname", name));
        body.putObject("Healthcheck").putArray("Test").add("NONE");
        ObjectNode host = HostConfigJson.of(plan);
        body.set("HostConfig", host);
        ports(body, host, plan.ports());
        connection(body, host, plan.connection(), joinsAll);
        return body;
    }

    private static void process(ObjectNode body, ProcessSpec process) {
        process.entrypoint().ifPresent(entrypoint -> entrypoint(body.putArray("Entrypoint"), entrypoint));
        process.command().ifPresent(command -> command.forEach(body.putArray("Cmd")::add));
        ArrayNode environment = body.putArray("Env");
        process.environment().forEach((name, value) -> environment.add(value.map(text -> name + "=" + text).orElse(name)));
        process.workingDirectory().ifPresent(directory -> body.put("WorkingDir", directory));
        process.user().ifPresent(user -> body.put("User", user));
        body.put("Tty", process.tty()).put("OpenStdin", process.stdinOpen());
        process.stopSignal().ifPresent(signal -> body.put("StopSignal", signal));
        body.put("StopTimeout", process.stopGrace().plusMillis(999).toSeconds());
    }

    /// To the engine an empty list means the image's own; one empty word clears it.
    private static void entrypoint(ArrayNode array, List<String> entrypoint) {
        if (entrypoint.isEmpty()) {
            array.add("");
        }
        entrypoint.forEach(array::add);
    }

    private static void ports(ObjectNode body, ObjectNode host, List<PortSpec> ports) {
        ObjectNode exposed = body.putObject("ExposedPorts");
        ObjectNode bindings = host.putObject("PortBindings");
        for (PortSpec port : ports) {
            String key = port.target() + "/" + port.protocol().name().toLowerCase(Locale.ROOT);
            exposed.putObject(key);
            ObjectNode binding = bindings.withArrayProperty(key).addObject();
            port.hostIp().ifPresent(address -> binding.put("HostIp", address));
            binding.put("HostPort", port.published().map(String::valueOf).orElse(""));
        }
    }

    private static void connection(ObjectNode body, ObjectNode host, Connection connection, boolean joinsAll) {
        switch (connection) {
            case Connection.Host() -> host.put("NetworkMode", "host");
            case Connection.None() -> host.put("NetworkMode", "none");
            case Connection.Shared(String container) -> host.put("NetworkMode", "container:" + container);
            case Connection.Joined(List<Endpoint> endpoints) when endpoints.isEmpty() -> host.put("NetworkMode", "default");
            case Connection.Joined(List<Endpoint> endpoints) -> {
                host.put("NetworkMode", endpoints.getFirst().network());
                ObjectNode configs = body.putObject("NetworkingConfig").putObject("EndpointsConfig");
                endpoints.stream().limit(joinsAll ? endpoints.size() : 1)
                        .forEach(endpoint -> configs.set(endpoint.network(), DockerNetworks.endpoint(endpoint)));
            }
        }
    }
}
