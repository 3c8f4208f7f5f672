package io.argosy.control.assign;

import io.argosy.model.app.Release;
import io.argosy.model.app.Release.ReleasedService;
import io.argosy.model.id.ServiceName;
import io.argosy.model.service.Dependency;
import java.util.HashMap;
import java.util.Map;

/// How deep each service of a release stands above those it depends on.
final class StartLevels {

    private StartLevels() {}

    /// @return the longest chain of dependencies below each service; 0 for one that depends on nothing
    static Map<ServiceName, Integer> of(Release release) {
        Map<ServiceName, Integer> levels = new HashMap<>();
        release.services().keySet().forEach(name -> level(release, name, levels));
        return levels;
    }

    /// Dependencies have no cycle: that is checked before a release is made.
    private static int level(Release release, ServiceName name, Map<ServiceName, Integer> levels) {
        Integer known = levels.get(name);
        ReleasedService service = release.services().get(name);
        if (known != null || service == null) {
            return known == null ? -1 : known;
        }
        int level = 0;
        for (Dependency dependency : service.spec().dependencies()) {
            level = Math.max(level, level(release, dependency.service(), levels) + 1);
        }
        levels.put(name, level);
        return level;
    }
}
