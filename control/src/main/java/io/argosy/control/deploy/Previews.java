package io.argosy.control.deploy;

import io.argosy.control.change.Edit;
import io.argosy.control.deploy.DeployPreview.PreviewStep;
import io.argosy.control.fault.Place;
import io.argosy.control.lease.LeaseJudge;
import io.argosy.control.place.Clusters;
import io.argosy.control.prepare.ReleaseWriting;
import io.argosy.control.reconcile.AppViews;
import io.argosy.model.app.Draft;
import io.argosy.model.app.Origin;
import io.argosy.model.app.Release;
import io.argosy.model.id.ReleaseNumber;
import io.argosy.model.id.ServiceRef;
import io.argosy.model.service.ServiceSpec;
import io.argosy.planning.explain.ZoneShortfall;
import io.argosy.planning.preview.Preview;
import io.argosy.planning.preview.Shown;
import io.argosy.planning.release.ReleaseDifference;
import io.argosy.planning.step.Step;
import io.argosy.scheduling.Placement;
import io.argosy.scheduling.Placer;
import io.argosy.scheduling.Scheduler;
import io.argosy.scheduling.cluster.Cluster;
import io.argosy.store.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What a proposal would lead to.
final class Previews {

    private Previews() {}

    static DeployPreview of(Edit edit, Scheduler scheduler, LeaseJudge leases, Proposal proposal, DeployInput input, Rendered rendered) {
        if (proposal.unchanged(input).isPresent()) {
            return new DeployPreview(List.of(), List.of(), rendered.warnings());
        }
        Draft draft = new Draft(
                proposal.app().ref(), proposal.app().nextRelease(), proposal.spec(), proposal.configs(), proposal.secrets(), Map.of(), Set.of(),
                rendered.template(), rendered.compose(), new Origin(Origin.Kind.DEPLOY, "plan", edit.now(), "deploy"));
        Snapshot snapshot = edit.snapshot();
        Placer placer = scheduler.on(Clusters.cluster(snapshot));
        Release release = ReleaseWriting.writer(proposal.records()).assume(draft);
        List<PreviewStep> steps = Preview.deploy(AppViews.of(snapshot, proposal.app().withScale(Map.of()), leases), release, edit.now(), placer).stream()
                .map(shown -> step(shown, placer)).toList();
        Release before = proposal.records().target().orElseGet(() -> nothing(release));
        List<Place> warnings = new ArrayList<>(rendered.warnings());
        release.services().values().forEach(service -> zones(release, service.spec(), placer.cluster()).ifPresent(warnings::add));
        return new DeployPreview(steps, ReleaseDifference.between(before, release).lines(), warnings);
    }

    /// That a service would be in fewer zones than it prefers. One that needs them has a task that waits, which says so itself.
    private static Optional<Place> zones(Release release, ServiceSpec spec, Cluster cluster) {
        Set<String> covered = cluster.zonesOf(new ServiceRef(release.app(), spec.name())).zones();
        return spec.placement().zones().filter(zones -> zones.soft() && spec.mode().places() > 0).flatMap(_ -> ZoneShortfall.words(spec, covered))
                .map(words -> Place.of("services." + spec.name() + ".x-argosy.zones", spec.name() + " would be " + words, "add nodes in other zones"));
    }

    private static PreviewStep step(Shown shown, Placer placer) {
        Step step = shown.step();
        return shown.placement().map(placement -> switch (placement) {
            case Placement.Placed placed -> new PreviewStep(step.action(), step.cause(), placer.cluster().nameOf(placed.node()), "");
            case Placement.Unplaceable reasons -> new PreviewStep(step.action(), step.cause(), "", reasons.toString());
        }).orElseGet(() -> new PreviewStep(step.action(), step.cause(), "", ""));
    }

    private static Release nothing(Release release) {
        return new Release(release.app(), ReleaseNumber.FIRST, Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), release.template(), "", release.origin());
    }
}
