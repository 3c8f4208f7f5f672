package io.argosy.planning.release;

import io.argosy.model.app.Release;
import io.argosy.model.app.Release.ReleasedService;
import io.argosy.model.id.ServiceName;
import io.argosy.model.unit.Frozen;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// What one release changes of another: what `diff` shows.
///
/// @param services in order of their names; services that do not differ are left out
/// @param others networks, volumes, and versions of configs and secrets
public record ReleaseDifference(List<ServiceDifference> services, List<FieldChange> others) {

    public ReleaseDifference {
        services = Frozen.list(services);
        others = Frozen.list(others);
    }

    public static ReleaseDifference between(Release before, Release after) {
        TreeSet<ServiceName> names = new TreeSet<>(before.services().keySet());
        names.addAll(after.services().keySet());
        List<ServiceDifference> services = new ArrayList<>();
        for (ServiceName name : names) {
            compare(name, before.services().get(name), after.services().get(name), services);
        }
        return new ReleaseDifference(services, FieldChange.between(others(before), others(after)));
    }

    public boolean none() {
        return services.isEmpty() && others.isEmpty();
    }

    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        services.forEach(service -> lines.addAll(service.lines()));
        others.forEach(change -> lines.add("~ " + change));
        return lines;
    }

    private static void compare(ServiceName name, ReleasedService before, ReleasedService after, List<ServiceDifference> found) {
        if (before == null) {
            found.add(new ServiceDifference.Added(name, after.spec().image().reference()));
        } else if (after == null) {
            found.add(new ServiceDifference.Removed(name));
        } else {
            List<FieldChange> fields = FieldChange.between(fields(before), fields(after));
            boolean replaces = !before.since().equals(after.since());
            if (!fields.isEmpty() || replaces) {
                found.add(new ServiceDifference.Changed(name, replaces, fields));
            }
        }
    }

    private static Map<String, String> fields(ReleasedService service) {
        Map<String, String> fields = new LinkedHashMap<>(Fields.of(service.spec()));
        fields.put("image", service.image().toString());
        return fields;
    }

    private static Map<String, String> others(Release release) {
        Map<String, String> fields = new TreeMap<>();
        release.networks().forEach((name, spec) -> prefixed(fields, "networks." + name, Fields.of(spec)));
        release.volumes().forEach((name, spec) -> prefixed(fields, "volumes." + name, Fields.of(spec)));
        release.configs().forEach((name, ref) -> fields.put("configs." + name, "version " + ref.version()));
        release.secrets().forEach((name, ref) -> fields.put("secrets." + name, "version " + ref.version()));
        return fields;
    }

    private static void prefixed(Map<String, String> fields, String prefix, Map<String, String> more) {
        more.forEach((path, value) -> fields.put(prefix + "." + path, value));
    }
}
