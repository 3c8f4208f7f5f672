package io.argosy.planning.release;

import io.argosy.model.app.Release;
import io.argosy.model.app.Release.ReleasedService;
import io.argosy.model.id.ReleaseNumber;
import io.argosy.model.id.ServiceName;
import io.argosy.model.id.VolumeName;
import io.argosy.model.service.Dependency;
import io.argosy.model.service.MountKind;
import io.argosy.model.service.ServiceSpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// Finds for each service of a release since when its tasks are what they should be: the number of a kept release in which they were no different, the target first, then the newest, else that of
/// the release itself. So a release rolls only what it changes, and going back rolls only what had come.
final class Since {

    private final Optional<Release> target;
    private final List<Release> searched;
    private final Set<ServiceName> force;

    Since(Optional<Release> target, List<Release> kept, Set<ServiceName> force) {
        this.target = target;
        this.searched = new ArrayList<>(target.stream().toList());
        kept.stream().sorted(Comparator.comparing(Release::number).reversed()).forEach(searched::add);
        this.force = force;
    }

    Release settle(Release release) {
        Map<ServiceName, ReleaseNumber> numbers = new LinkedHashMap<>();
        release.services().keySet().forEach(name -> numbers.put(name, number(release, name)));
        while (restartDependents(release, numbers)) {}
        Map<ServiceName, ReleasedService> services = new LinkedHashMap<>();
        release.services().forEach((name, service) -> services.put(name,
                new ReleasedService(service.spec(), service.image(), service.configs(), service.secrets(), numbers.get(name))));
        return new Release(release.app(), release.number(), services, release.networks(), release.volumes(),
                release.configs(), release.secrets(), release.template(), release.compose(), release.origin());
    }

    private ReleaseNumber number(Release release, ServiceName name) {
        if (force.contains(name)) {
            return release.number();
        }
        return searched.stream().filter(earlier -> same(earlier, release, name)).findFirst()
                .map(earlier -> earlier.services().get(name).since())
                .orElse(release.number());
    }

    /// Networks and volumes belong to the task as well: it cannot change to others while it runs.
    private static boolean same(Release earlier, Release release, ServiceName name) {
        ReleasedService before = earlier.services().get(name);
        ReleasedService after = release.services().get(name);
        return before != null && before.runsTheSameAs(after) && sameSurroundings(earlier, release, after.spec());
    }

    private static boolean sameSurroundings(Release earlier, Release release, ServiceSpec spec) {
        boolean networks = spec.networks().stream().allMatch(each -> equal(earlier.networks(), release.networks(), each.network()));
        return networks && spec.mounts().stream()
                .filter(mount -> mount.kind() == MountKind.VOLUME)
                .flatMap(mount -> mount.source().stream())
                .allMatch(source -> equal(earlier.volumes(), release.volumes(), new VolumeName(source)));
    }

    private static <K, V> boolean equal(Map<K, V> before, Map<K, V> after, K key) {
        return Objects.equals(before.get(key), after.get(key));
    }

    /// Services that asked to be restarted with another are replaced when the other is, unless both were together like this before.
    private boolean restartDependents(Release release, Map<ServiceName, ReleaseNumber> numbers) {
        boolean changed = false;
        for (ServiceName name : release.services().keySet()) {
            List<Dependency> dependencies = release.services().get(name).spec().dependencies();
            if (!numbers.get(name).equals(release.number()) && dependencies.stream().anyMatch(each -> each.restart() && moved(name, each.service(), numbers))) {
                numbers.put(name, release.number());
                changed = true;
            }
        }
        return changed;
    }

    private boolean moved(ServiceName name, ServiceName other, Map<ServiceName, ReleaseNumber> numbers) {
        boolean wasThere = target.filter(release -> release.services().containsKey(other)).isPresent();
        return wasThere && numbers.containsKey(other) && searched.stream().noneMatch(
                release -> since(release, name).equals(Optional.of(numbers.get(name))) && since(release, other).equals(Optional.of(numbers.get(other))));
    }

    private static Optional<ReleaseNumber> since(Release release, ServiceName name) {
        return Optional.ofNullable(release.services().get(name)).map(ReleasedService::since);
    }
}
