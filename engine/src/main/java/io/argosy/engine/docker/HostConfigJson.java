package io.argosy.engine.docker;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.argosy.engine.ContainerPlan;
import io.argosy.model.service.HostSpec;
import io.argosy.model.service.LoggingSpec;
import io.argosy.model.service.ResourceSpec;
import io.argosy.model.service.SecuritySpec;
import java.util.Collection;

/// The part of a container that is about its host: limits, rights, names.
final class HostConfigJson {
    private HostConfigJson() {}

    static ObjectNode of(ContainerPlan plan) {
        ObjectNode host = JsonNodeFactory.instance.objectNode();
        host.putObject("RestartPolicy").put("Name", "no");
        plan.process().init().ifPresent(init -> host.put("Init", init));
        texts(host, "GroupAdd", plan.process().groups());
        names(host, plan.host());
        security(host, plan.security());
        resources(host, plan.resources());
        MountsJson.into(host, plan.mounts());
        logging(host, plan.logging());
        return host;
    }

    private static void names(ObjectNode host, HostSpec spec) {
        texts(host, "Dns", spec.dns());
        texts(host, "DnsSearch", spec.dnsSearch());
        texts(host, "DnsOptions", spec.dnsOptions());
        ArrayNode extra = host.putArray("ExtraHosts");
        spec.extraHosts().forEach((name, addresses) -> addresses.forEach(address -> extra.add(name + ":" + address)));
    }

    private static void security(ObjectNode host, SecuritySpec spec) {
        host.put("Privileged", spec.privileged()).put("ReadonlyRootfs", spec.readOnly());
        texts(host, "CapAdd", spec.capAdd());
        texts(host, "CapDrop", spec.capDrop());
        texts(host, "SecurityOpt", spec.options());
        spec.sysctls().forEach(host.putObject("Sysctls")::put);
        ArrayNode devices = host.putArray("Devices");
        spec.devices().forEach(device -> device(devices.addObject(), device));
        ArrayNode limits = host.putArray("Ulimits");
        spec.ulimits().forEach((name, limit) -> limits.addObject().put("Name", name).put("Soft", limit.soft()).put("Hard", limit.hard()));
    }

    /// `host[:container[:rwm]]`
    private static void device(ObjectNode device, String text) {
        String[] parts = text.split(":", 3);
        device.put("PathOnHost", parts[0]);
        device.put("PathInContainer", parts.length > 1 ? parts[1] : parts[0]);
        device.put("CgroupPermissions", parts.length > 2 ? parts[2] : "rwm");
    }

    private static void resources(ObjectNode host, ResourceSpec spec) {
        spec.cpuLimit().ifPresent(cpus -> host.put("NanoCpus", cpus.value()));
        spec.memoryLimit().ifPresent(memory -> host.put("Memory", memory.value()));
        spec.memoryReservation().ifPresent(memory -> host.put("MemoryReservation", memory.value()));
        spec.pids().ifPresent(pids -> host.put("PidsLimit", pids));
        spec.shm().ifPresent(size -> host.put("ShmSize", size.value()));
        ArrayNode requests = host.putArray("DeviceRequests");
        for (ResourceSpec.DeviceReservation device : spec.devices()) {
            ObjectNode request = requests.addObject().put("Driver", device.driver()).put("Count", device.count());
            texts(request, "DeviceIDs", device.ids());
            ArrayNode capabilities = request.putArray("Capabilities").addArray();
            device.capabilities().forEach(capabilities::add);
        }
    }

    private static void logging(ObjectNode host, LoggingSpec spec) {
        if (spec.driver().isPresent() || !spec.options().isEmpty()) {
            ObjectNode config = host.putObject("LogConfig").put("Type", spec.driver().orElse(""));
            spec.options().forEach(config.putObject("Config")::put);
        }
    }

    private static void texts(ObjectNode object, String name, Collection<String> values) {
        if (!values.isEmpty()) {
            values.forEach(object.putArray(name)::add);
        }
    }
}
