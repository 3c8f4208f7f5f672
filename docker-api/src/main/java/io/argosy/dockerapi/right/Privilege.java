package io.argosy.dockerapi.right;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/// What leads out of a container to its node, so that having it is nearly being root there. Admins have all of them.
public enum Privilege {
    /// Privileged containers, and privileged programs in containers.
    PRIVILEGED("privileged"),
    /// The node's network, processes, memory shared between processes, host name, users or control groups.
    HOST_NAMESPACES("host-namespaces"),
    /// The node's devices, graphics processors among them.
    DEVICES("devices"),
    /// Capabilities beyond those that engines give to everybody.
    CAPABILITIES("capabilities"),
    /// Less of seccomp, AppArmor, SELinux and masked paths.
    SECURITY_OPTIONS("security-options"),
    /// Directories and files of the node, also by way of a volume.
    BIND_MOUNTS("bind-mounts"),
    /// The engine's socket, which is the virtual engine's with the rights of whoever makes the container.
    ENGINE_SOCKET("engine-socket");

    private final String word;

    Privilege(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    public static Optional<Privilege> parse(String word) {
        return Arrays.stream(values()).filter(each -> each.word.equals(word)).findFirst();
    }

    /// All of them, for people.
    public static String words() {
        return Arrays.stream(values()).map(Privilege::word).collect(Collectors.joining(", "));
    }
}
