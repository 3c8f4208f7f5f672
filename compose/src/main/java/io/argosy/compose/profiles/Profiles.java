package io.argosy.compose.profiles;

import io.argosy.compose.tree.Mapping;
import io.argosy.compose.tree.Node;
import java.util.LinkedHashMap;
import java.util.Set;

/// A project's services, by whether they are asked for: those without profiles, and those with an active one. `*`
/// activates every profile.
public record Profiles(Mapping enabled, Mapping disabled) {
    public static Profiles split(Mapping project, Set<String> active) {
        var services = project.mapping("services");
        var on = new LinkedHashMap<String, Node>();
        var off = new LinkedHashMap<String, Node>();
        services.fields().forEach((name, service) -> (isActive(service, active) ? on : off).put(name, service));
        return new Profiles(project.with("services", new Mapping(on, services.place())), new Mapping(off, services.place()));
    }

    private static boolean isActive(Node service, Set<String> active) {
        var profiles = service instanceof Mapping map ? map.sequence("profiles").texts() : java.util.List.<String>of();
        return profiles.isEmpty() || active.contains("*") || profiles.stream().anyMatch(active::contains);
    }
}
