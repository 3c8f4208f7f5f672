package io.argosy.control.deploy;

import io.argosy.control.access.Caller;
import io.argosy.control.change.Edit;
import io.argosy.control.fault.Fault;
import io.argosy.control.fault.FaultCode;
import io.argosy.control.fault.Result;
import io.argosy.control.record.AppRecords;
import io.argosy.control.record.Tables;
import io.argosy.model.app.App;
import io.argosy.model.app.Origin;
import io.argosy.model.app.Release;
import io.argosy.model.app.Rollout;
import io.argosy.model.id.AppRef;
import io.argosy.model.id.ReleaseNumber;
import io.argosy.model.id.ServiceName;
import io.argosy.model.service.AppSpec;
import io.argosy.model.service.ServiceSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Releases made of releases: restarts and rollbacks.
final class Repeats {

    private final Edit edit;
    private final Caller caller;
    private final AppRef ref;
    private final AppRecords records;

    Repeats(Edit edit, Caller caller, AppRef ref) {
        this.edit = edit;
        this.caller = caller;
        this.ref = ref;
        this.records = new AppRecords(edit.snapshot(), ref);
    }

    Result<Deployed> restart(Set<ServiceName> services) {
        return live().then(live -> {
            Optional<ServiceName> unknown = services.stream().filter(name -> !live.release().services().containsKey(name)).findFirst();
            if (unknown.isPresent()) {
                return Result.refused(FaultCode.SERVICE_NOT_FOUND, "app %s has no service %s".formatted(ref, unknown.get()),
                        "its services are " + names(live.release().services().keySet()));
            }
            if (preparing()) {
                return Result.refused(FaultCode.WRONG_STATE, "a deploy of app %s is being prepared, and a restart would supersede it".formatted(ref),
                        "wait for the deploy");
            }
            Set<ServiceName> force = services.isEmpty() ? live.release().services().keySet() : services;
            String cause = "restart of " + (services.isEmpty() ? "all services" : names(services));
            return done(writing(live).repeat(live.release(), force, Origin.Kind.RESTART, cause, "app.restart"));
        });
    }

    Result<Deployed> rollback(Optional<ReleaseNumber> to) {
        return live().then(live -> (to.isPresent() ? kept(to.get()) : lastGoodBefore(live.release().number())).then(release -> {
            Optional<Fault> fault = new SpecChecks(edit.snapshot(), ref).broken(
                    new AppSpec(ref.app(), specs(release), release.networks(), release.volumes(), Map.of(), Map.of()));
            if (fault.isPresent()) {
                return Result.refused(fault.get());
            }
            String cause = "rollback to " + release.number();
            return done(writing(live).repeat(release, Set.of(), Origin.Kind.ROLLBACK, cause, "app.rollback"));
        }));
    }

    private record Live(App app, Release release) {}

    private Result<Live> live() {
        Optional<App> app = edit.snapshot().get(Tables.APPS, ref);
        if (app.isEmpty()) {
            return Deploys.noApp(ref);
        }
        if (app.get().intent().removes()) {
            return Result.refused(FaultCode.WRONG_STATE, "app %s is being removed".formatted(ref), "deploy it again when it is gone");
        }
        return records.target().<Result<Live>>map(release -> Result.done(new Live(app.get(), release)))
                .orElseGet(() -> Result.refused(FaultCode.WRONG_STATE, "app %s has no release yet".formatted(ref), "wait for its first deploy, or deploy again"));
    }

    private boolean preparing() {
        return records.activeRollout().filter(rollout -> rollout.phase() == Rollout.Phase.PREPARING).isPresent();
    }

    private DraftWriting writing(Live live) {
        return new DraftWriting(edit, caller, live.app());
    }

    private Result<Release> kept(ReleaseNumber number) {
        return records.release(number).<Result<Release>>map(Result::done)
                .orElseGet(() -> Result.refused(FaultCode.RELEASE_NOT_FOUND, "release %s of app %s is not kept".formatted(number, ref),
                        "kept releases are " + records.releases().keySet().stream().map(ReleaseNumber::toString).collect(Collectors.joining(", "))));
    }

    private Result<Release> lastGoodBefore(ReleaseNumber live) {
        List<Rollout> rollouts = records.rollouts();
        return rollouts.reversed().stream()
                .filter(rollout -> rollout.phase() == Rollout.Phase.DONE && rollout.to().compareTo(live) < 0)
                .flatMap(rollout -> records.release(rollout.to()).stream())
                .findFirst().<Result<Release>>map(Result::done)
                .orElseGet(() -> Result.refused(FaultCode.WRONG_STATE, "app %s has no good release before release %s".formatted(ref, live),
                        "name the release to go back to, or deploy"));
    }

    private Result<Deployed> done(ReleaseNumber number) {
        return Result.done(new Deployed(ref, number, true, List.of()));
    }

    private static Map<ServiceName, ServiceSpec> specs(Release release) {
        Map<ServiceName, ServiceSpec> specs = new LinkedHashMap<>();
        release.services().forEach((name, service) -> specs.put(name, service.spec()));
        return specs;
    }

    private static String names(Set<ServiceName> services) {
        return new TreeSet<>(services).stream().map(ServiceName::value).collect(Collectors.joining(", "));
    }
}
