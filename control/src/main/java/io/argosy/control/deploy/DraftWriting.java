package io.argosy.control.deploy;

import io.argosy.control.access.Caller;
import io.argosy.control.change.Edit;
import io.argosy.control.change.RolloutEvents;
import io.argosy.control.record.AppRecords;
import io.argosy.control.record.ReleaseKey;
import io.argosy.control.record.Tables;
import io.argosy.model.app.App;
import io.argosy.model.app.Draft;
import io.argosy.model.app.Origin;
import io.argosy.model.app.Release;
import io.argosy.model.app.Release.ReleasedService;
import io.argosy.model.app.Rollout;
import io.argosy.model.app.ImageIdentity;
import io.argosy.model.id.ContentName;
import io.argosy.model.id.ReleaseNumber;
import io.argosy.model.id.ServiceName;
import io.argosy.model.app.ContentRef;
import io.argosy.model.service.AppSpec;
import io.argosy.model.service.ContentSpec;
import io.argosy.model.service.ServiceSpec;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Writes a draft with the rollout that begins with it. An active rollout is superseded, and its draft dropped. What runs, or is stopped, stays so until
/// the images were found.
final class DraftWriting {

    private final Edit edit;
    private final Caller caller;
    private final App app;

    DraftWriting(Edit edit, Caller caller, App app) {
        this.edit = edit;
        this.caller = caller;
        this.app = app;
    }

    ReleaseNumber deploy(Proposal proposal, Rendered rendered, Optional<String> message) {
        String cause = message.filter(text -> !text.isBlank()).orElse("deploy");
        Draft draft = new Draft(
                app.ref(), app.nextRelease(), proposal.spec(), proposal.configs(), proposal.secrets(), Map.of(), Set.of(),
                rendered.template(), rendered.compose(), origin(Origin.Kind.DEPLOY, cause));
        write(draft, "app.deploy", "release " + draft.number());
        return draft.number();
    }

    /// What ran before runs again, with the images it had.
    ReleaseNumber repeat(Release release, Set<ServiceName> force, Origin.Kind kind, String cause, String action) {
        Map<ServiceName, ImageIdentity> images = new LinkedHashMap<>();
        release.services().forEach((name, service) -> images.put(name, service.image()));
        Draft draft = new Draft(
                app.ref(), app.nextRelease(), spec(release), release.configs(), release.secrets(), images, force,
                release.template(), release.compose(), origin(kind, cause));
        write(draft, action, "release %s: %s".formatted(draft.number(), cause));
        return draft.number();
    }

    private void write(Draft draft, String action, String detail) {
        ReleaseKey key = new ReleaseKey(app.ref(), draft.number());
        new AppRecords(edit.snapshot(), app.ref()).activeRollout().ifPresent(active -> supersede(active, draft.number()));
        Rollout rollout = Rollout.begin(app.ref(), draft.number(), app.target(), edit.now());
        edit.put(Tables.APPS, app.ref(), app.withLastRelease(draft.number()));
        edit.put(Tables.DRAFTS, key, draft);
        edit.put(Tables.ROLLOUTS, key, rollout);
        edit.event(RolloutEvents.of(edit.now(), rollout, "%s by %s".formatted(draft.origin().cause(), caller.who())));
        edit.audit(caller, action, app.ref().toString(), detail);
    }

    private void supersede(Rollout active, ReleaseNumber by) {
        ReleaseKey key = new ReleaseKey(app.ref(), active.to());
        Rollout superseded = active.in(Rollout.Phase.SUPERSEDED, edit.now(), "release %s took its place".formatted(by));
        edit.put(Tables.ROLLOUTS, key, superseded);
        edit.delete(Tables.DRAFTS, key);
        edit.event(RolloutEvents.of(edit.now(), superseded, superseded.message()));
    }

    private Origin origin(Origin.Kind kind, String cause) {
        return new Origin(kind, caller.who(), edit.now(), cause);
    }

    private AppSpec spec(Release release) {
        Map<ServiceName, ServiceSpec> services = new LinkedHashMap<>();
        for (Map.Entry<ServiceName, ReleasedService> service : release.services().entrySet()) {
            services.put(service.getKey(), service.getValue().spec());
        }
        return new AppSpec(app.ref().app(), services, release.networks(), release.volumes(), named(release.configs()), named(release.secrets()));
    }

    private static Map<ContentName, ContentSpec> named(Map<ContentName, ContentRef> refs) {
        Map<ContentName, ContentSpec> specs = new LinkedHashMap<>();
        refs.forEach((key, ref) -> specs.put(key, new ContentSpec(ref.name(), false)));
        return specs;
    }
}
