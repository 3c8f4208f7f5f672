package io.argosy.dockerapi.right;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// Engines do not tell `Privileged` from `privileged`. What is read here is spelled as the documentation spells it, so that nothing slips by.
public final class Spelling {

    private static final List<String> CONTAINER = List.of("Labels", "Image", "Env", "HostConfig", "NetworkingConfig");
    private static final List<String> HOST = List.of(
            "Privileged", "NetworkMode", "PidMode", "IpcMode", "UTSMode", "UsernsMode", "CgroupnsMode", "Devices", "DeviceRequests", "DeviceCgroupRules", "CapAdd", "Capabilities",
            "SecurityOpt", "MaskedPaths", "ReadonlyPaths", "ReadonlyRootfs", "Binds", "Mounts", "Tmpfs", "VolumesFrom", "Links", "PortBindings");
    private static final List<String> MOUNT = List.of("Type", "Source", "Target", "VolumeOptions");

    private Spelling() {}

    /// Corrects a container's configuration.
    ///
    /// @throws IllegalArgumentException when a field is there twice
    public static void container(ObjectNode config) {
        correct(config, CONTAINER);
        correct(config.path("NetworkingConfig"), List.of("EndpointsConfig"));
        JsonNode host = config.path("HostConfig");
        correct(host, HOST);
        for (JsonNode mount : host.path("Mounts")) {
            correct(mount, MOUNT);
            correct(mount.path("VolumeOptions"), List.of("DriverConfig", "Labels"));
            correct(mount.path("VolumeOptions").path("DriverConfig"), List.of("Name", "Options"));
        }
    }

    /// Corrects fields of an object; anything else is left as it is.
    ///
    /// @throws IllegalArgumentException when one of them is there twice
    public static void correct(JsonNode tree, List<String> names) {
        if (!(tree instanceof ObjectNode object)) {
            return;
        }
        for (String name : names) {
            List<String> found = object.propertyStream().map(each -> each.getKey()).filter(name::equalsIgnoreCase).toList();
            if (found.size() > 1) {
                throw new IllegalArgumentException("the body says " + name + " more than once: " + String.join(", ", found));
            }
            if (found.size() == 1 && !found.getFirst().equals(name)) {
                object.set(name, object.remove(found.getFirst()));
            }
        }
    }
}
