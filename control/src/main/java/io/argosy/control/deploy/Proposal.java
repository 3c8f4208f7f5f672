package io.argosy.control.deploy;

import io.argosy.control.change.Edit;
import io.argosy.control.content.ContentVault;
import io.argosy.control.content.ContentVersions;
import io.argosy.control.fault.Fault;
import io.argosy.control.fault.FaultCode;
import io.argosy.control.fault.Result;
import io.argosy.control.record.AppRecords;
import io.argosy.control.record.Tables;
import io.argosy.model.app.App;
import io.argosy.model.app.ContentRef;
import io.argosy.model.app.Draft;
import io.argosy.model.app.Release;
import io.argosy.model.app.Rollout;
import io.argosy.model.id.AppRef;
import io.argosy.model.id.ContentName;
import io.argosy.model.id.ReleaseNumber;
import io.argosy.model.id.ServiceName;
import io.argosy.model.service.AppSpec;
import io.argosy.model.service.ContentKind;
import io.argosy.model.service.PullPolicy;
import io.argosy.model.service.ServiceSpec;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What a deploy asks for, checked against what there is, with its configs and secrets in their versions.
///
/// @param records of the app before the deploy
/// @param app as it is; a new one when there is none
record Proposal(AppRecords records, App app, AppSpec spec, Map<ContentName, ContentRef> configs, Map<ContentName, ContentRef> secrets) {

    /// Checks, and writes new versions of contents into the edit.
    static Result<Proposal> of(Edit edit, ContentVault vault, AppRef ref, Rendered rendered) {
        App app = edit.snapshot().get(Tables.APPS, ref)
                .orElseGet(() -> new App(ref, App.Intent.RUN, Optional.empty(), 0, Map.of(), edit.now()));
        if (app.intent().removes()) {
            return Result.refused(FaultCode.WRONG_STATE, "app %s is being removed".formatted(ref), "wait until it is gone");
        }
        Optional<Fault> fault = new SpecChecks(edit.snapshot(), ref).broken(rendered.spec())
                .or(() -> ZoneChecks.broken(edit.snapshot(), ref, rendered.spec().services()));
        if (fault.isPresent()) {
            return Result.refused(fault.get());
        }
        ContentVersions versions = new ContentVersions(edit, vault, ref);
        return versions.of(ContentKind.CONFIG, rendered.spec().configs(), rendered.configs()).then(configs ->
                versions.of(ContentKind.SECRET, rendered.spec().secrets(), rendered.secrets()).map(secrets ->
                        new Proposal(new AppRecords(edit.snapshot(), ref), app, rendered.spec(), configs, secrets)));
    }

    /// The release that is, or soon will be, exactly this; empty when a new one has to be made. Images that may have changed under the same
    /// reference count as changed.
    Optional<ReleaseNumber> unchanged(DeployInput input) {
        boolean imagesMayDiffer = !input.images().isEmpty()
                || spec.services().values().stream().anyMatch(service -> service.image().pull() == PullPolicy.ALWAYS);
        if (imagesMayDiffer || app.intent() != App.Intent.RUN || !app.scale().isEmpty()) {
            return Optional.empty();
        }
        Optional<Rollout> newest = records.newestRollout();
        if (newest.filter(rollout -> rollout.phase() == Rollout.Phase.PREPARING).isPresent()) {
            return records.draft().filter(this::sameAs).map(Draft::number);
        }
        boolean arrives = newest.filter(rollout -> rollout.phase() == Rollout.Phase.ROLLING || rollout.phase() == Rollout.Phase.DONE)
                .filter(rollout -> Optional.of(rollout.to()).equals(app.target()) || changedNothing(rollout)).isPresent();
        return arrives ? records.target().filter(this::sameAs).map(Release::number) : Optional.empty();
    }

    private boolean changedNothing(Rollout rollout) {
        return rollout.phase() == Rollout.Phase.DONE && records.release(rollout.to()).isEmpty();
    }

    private boolean sameAs(Draft draft) {
        return draft.force().isEmpty() && draft.spec().services().equals(spec.services()) && draft.spec().networks().equals(spec.networks())
                && draft.spec().volumes().equals(spec.volumes()) && draft.configs().equals(configs) && draft.secrets().equals(secrets);
    }

    private boolean sameAs(Release release) {
        Map<ServiceName, ServiceSpec> live = new HashMap<>();
        release.services().forEach((name, service) -> live.put(name, service.spec()));
        return live.equals(spec.services()) && release.networks().equals(spec.networks()) && release.volumes().equals(spec.volumes())
                && release.configs().equals(configs) && release.secrets().equals(secrets);
    }
}
