package io.argosy.planning.release;

import io.argosy.model.app.ContentRef;
import io.argosy.model.app.Draft;
import io.argosy.model.app.ImageIdentity;
import io.argosy.model.app.Origin;
import io.argosy.model.app.Release;
import io.argosy.model.app.Release.ReleasedService;
import io.argosy.model.id.ContentName;
import io.argosy.model.id.ReleaseNumber;
import io.argosy.model.id.ServiceName;
import io.argosy.model.service.ContentKind;
import io.argosy.model.service.ServiceSpec;
import io.argosy.model.unit.Frozen;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Writes releases.
///
/// @param target what the app is now; absent before its first release
/// @param kept the releases that are still there, the target too; in any order
public record ReleaseWriter(Optional<Release> target, List<Release> kept) {

    public ReleaseWriter {
        kept = Frozen.list(kept);
    }

    /// Makes a draft a release.
    ///
    /// @param found the identity of each service's image; identities that the draft pins win
    /// @throws IllegalArgumentException when a service's image is neither pinned nor found
    public Release write(Draft draft, Map<ServiceName, ImageIdentity> found) {
        Map<ServiceName, ReleasedService> services = new LinkedHashMap<>();
        draft.spec().services().forEach((name, spec) -> services.put(name, released(draft, spec, image(draft, found, name))));
        Release release = new Release(draft.app(), draft.number(), services, draft.spec().networks(), draft.spec().volumes(),
                draft.configs(), draft.secrets(), draft.template(), draft.compose(), draft.origin());
        return new Since(target, kept, draft.force()).settle(release);
    }

    /// Makes a new release that is what an earlier one was, for a rollback.
    public Release copy(Release earlier, ReleaseNumber number, Origin origin) {
        Release release = new Release(earlier.app(), number, earlier.services(), earlier.networks(), earlier.volumes(),
                earlier.configs(), earlier.secrets(), earlier.template(), earlier.compose(), origin);
        return new Since(target, kept, Set.of()).settle(release);
    }

    /// The release a draft would become if no image moved: for previews. Images that were not released under the same reference before have an identity that is
    /// none.
    public Release assume(Draft draft) {
        Map<ServiceName, ImageIdentity> found = new LinkedHashMap<>();
        draft.spec().services().forEach((name, spec) -> found.put(name, known(name, spec).orElse(new ImageIdentity("unknown", Optional.empty()))));
        return write(draft, found);
    }

    private Optional<ImageIdentity> known(ServiceName name, ServiceSpec spec) {
        return target.map(release -> release.services().get(name))
                .filter(service -> service.spec().image().equals(spec.image()))
                .map(ReleasedService::image);
    }

    private static ImageIdentity image(Draft draft, Map<ServiceName, ImageIdentity> found, ServiceName name) {
        ImageIdentity image = draft.pinned().getOrDefault(name, found.get(name));
        if (image == null) {
            throw new IllegalArgumentException("the image of " + name + " was not found yet");
        }
        return image;
    }

    private static ReleasedService released(Draft draft, ServiceSpec spec, ImageIdentity image) {
        return new ReleasedService(spec, image, mounted(spec, ContentKind.CONFIG, draft.configs()),
                mounted(spec, ContentKind.SECRET, draft.secrets()), draft.number());
    }

    private static Map<ContentName, ContentRef> mounted(ServiceSpec spec, ContentKind kind, Map<ContentName, ContentRef> versions) {
        Set<ContentName> used = new LinkedHashSet<>();
        spec.files().stream().filter(file -> file.kind() == kind).forEach(file -> used.add(file.source()));
        Map<ContentName, ContentRef> mounted = new LinkedHashMap<>();
        used.stream().filter(versions::containsKey).forEach(name -> mounted.put(name, versions.get(name)));
        return mounted;
    }
}
