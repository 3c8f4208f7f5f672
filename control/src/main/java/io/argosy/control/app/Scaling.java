package io.argosy.control.app;

import io.argosy.control.access.Caller;
import io.argosy.control.change.Edit;
import io.argosy.control.change.Happening;
import io.argosy.control.fault.FaultCode;
import io.argosy.control.fault.Result;
import io.argosy.control.record.AppRecords;
import io.argosy.control.record.Tables;
import io.argosy.model.app.App;
import io.argosy.model.app.Release;
import io.argosy.model.app.Release.ReleasedService;
import io.argosy.model.event.Event.Severity;
import io.argosy.model.id.AppRef;
import io.argosy.model.id.ServiceName;
import io.argosy.model.service.ServiceMode;
import io.argosy.model.service.ZoneSpec;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Sets replicas of an app by hand.
final class Scaling {

    private static final int MOST = 1000;

    private final Edit edit;
    private final Caller caller;
    private final AppRef ref;

    Scaling(Edit edit, Caller caller, AppRef ref) {
        this.edit = edit;
        this.caller = caller;
        this.ref = ref;
    }

    Result<App> to(Map<ServiceName, Integer> replicas) {
        Optional<App> app = edit.snapshot().get(Tables.APPS, ref);
        if (app.isEmpty()) {
            return Apps.missing(ref);
        }
        Optional<Release> target = new AppRecords(edit.snapshot(), ref).target();
        if (app.get().intent() != App.Intent.RUN || target.isEmpty()) {
            return Result.refused(FaultCode.WRONG_STATE, "app %s does not run".formatted(ref), "start or deploy it first");
        }
        if (replicas.isEmpty()) {
            return Result.refused(FaultCode.INVALID_REQUEST, "no service to scale is named", "name one, as web=3");
        }
        for (Map.Entry<ServiceName, Integer> each : replicas.entrySet()) {
            Result<Integer> checked = check(target.get(), each.getKey(), each.getValue());
            if (checked instanceof Result.Refused<Integer> refused) {
                return Result.refused(refused.fault());
            }
        }
        Map<ServiceName, Integer> scale = new LinkedHashMap<>(app.get().scale());
        scale.putAll(new TreeMap<>(replicas));
        return scale.equals(app.get().scale()) ? Result.done(app.get()) : write(app.get().withScale(scale), replicas);
    }

    private Result<App> write(App app, Map<ServiceName, Integer> replicas) {
        edit.put(Tables.APPS, ref, app);
        String what = new TreeMap<>(replicas).toString();
        edit.event(Happening.ofApp(edit.now(), Severity.INFO, "app.scale", ref, "scaled to %s by %s".formatted(what, caller.who())));
        edit.audit(caller, "app.scale", ref.toString(), what);
        return Result.done(app);
    }

    private Result<Integer> check(Release target, ServiceName name, int replicas) {
        ReleasedService service = target.services().get(name);
        if (service == null) {
            return Result.refused(FaultCode.SERVICE_NOT_FOUND, "app %s has no service %s".formatted(ref, name),
                    "its services are " + String.join(", ", target.services().keySet().stream().map(ServiceName::value).sorted().toList()));
        }
        if (!(service.spec().mode() instanceof ServiceMode.Replicated)) {
            return Result.refused(FaultCode.INVALID_REQUEST, "%s is no replicated service".formatted(name), "change its file and deploy");
        }
        if (replicas < 0 || replicas > MOST) {
            return Result.refused(FaultCode.INVALID_REQUEST, "replicas are between 0 and %d, not %d".formatted(MOST, replicas), "ask for another number");
        }
        Optional<ZoneSpec> zones = service.spec().placement().zones().filter(wanted -> !wanted.soft() && replicas > 0 && replicas < wanted.min());
        return zones.<Result<Integer>>map(wanted -> Result.refused(FaultCode.TOO_FEW_ZONES,
                "%s needs %d zones, which %d replicas cannot be in".formatted(name, wanted.min(), replicas), "ask for %d replicas or more".formatted(wanted.min())))
                .orElseGet(() -> Result.done(replicas));
    }
}
