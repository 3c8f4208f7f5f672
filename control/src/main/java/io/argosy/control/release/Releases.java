package io.argosy.control.release;

import io.argosy.control.access.Caller;
import io.argosy.control.access.Role;
import io.argosy.control.fault.Fault;
import io.argosy.control.fault.FaultCode;
import io.argosy.control.fault.Result;
import io.argosy.control.record.AppRecords;
import io.argosy.control.record.ReleaseKey;
import io.argosy.control.record.Tables;
import io.argosy.model.app.ImageIdentity;
import io.argosy.model.app.Release;
import io.argosy.model.id.AppRef;
import io.argosy.model.id.ReleaseNumber;
import io.argosy.model.id.ServiceName;
import io.argosy.planning.release.ReleaseDifference;
import io.argosy.store.Store;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The history of apps.
public final class Releases {

    private final Store store;

    public Releases(Store store) {
        this.store = store;
    }

    /// Kept releases, newest first.
    public Result<List<ReleaseView>> history(Caller caller, AppRef app) {
        return find(caller, app).map(records -> {
            List<ReleaseView> views = new ArrayList<>();
            Optional<Release> before = Optional.empty();
            for (Release release : records.releases().values()) {
                views.add(view(records, release, before, ""));
                before = Optional.of(release);
            }
            return views.reversed();
        });
    }

    /// One release with its Compose text.
    public Result<ReleaseView> get(Caller caller, AppRef app, ReleaseNumber number) {
        return find(caller, app).then(records -> kept(records, number).map(release -> {
            Optional<Release> before = records.releases().values().stream()
                    .filter(other -> other.number().compareTo(number) < 0).reduce((_, later) -> later);
            return view(records, release, before, release.compose());
        }));
    }

    /// What changes from one release to another, as lines; empty when nothing. @param from the live one when absent
    public Result<List<String>> diff(Caller caller, AppRef app, Optional<ReleaseNumber> from, ReleaseNumber to) {
        return find(caller, app).then(records -> from.map(number -> kept(records, number)).orElseGet(() -> live(records))
                .then(before -> kept(records, to).map(after -> ReleaseDifference.between(before, after).lines())));
    }

    private Result<AppRecords> find(Caller caller, AppRef app) {
        Optional<Fault> fault = caller.mayNot(Role.VIEWER, app.space());
        if (fault.isPresent()) {
            return Result.refused(fault.get());
        }
        AppRecords records = new AppRecords(store.snapshot(), app);
        return records.snapshot().get(Tables.APPS, app).isPresent()
                ? Result.done(records)
                : Result.refused(FaultCode.APP_NOT_FOUND, "there is no app %s in space %s".formatted(app.app(), app.space()), "look at the list of apps");
    }

    private static Result<Release> kept(AppRecords records, ReleaseNumber number) {
        return records.release(number).<Result<Release>>map(Result::done).orElseGet(() -> Result.refused(FaultCode.RELEASE_NOT_FOUND,
                "release %s of app %s is not kept".formatted(number, records.app()), "look at its history"));
    }

    private static Result<Release> live(AppRecords records) {
        return records.target().<Result<Release>>map(Result::done).orElseGet(() -> Result.refused(FaultCode.WRONG_STATE,
                "app %s has no release yet".formatted(records.app()), "wait for its first deploy"));
    }

    private static ReleaseView view(AppRecords records, Release release, Optional<Release> before, String compose) {
        boolean live = records.target().filter(target -> target.number().equals(release.number())).isPresent();
        Map<ServiceName, ImageIdentity> images = new LinkedHashMap<>();
        release.services().forEach((name, service) -> images.put(name, service.image()));
        List<String> changes = before.map(earlier -> ReleaseDifference.between(earlier, release).lines()).orElse(List.of());
        return new ReleaseView(release.number(), release.origin(), live,
                records.snapshot().get(Tables.ROLLOUTS, new ReleaseKey(records.app(), release.number())), images, changes, compose);
    }
}
