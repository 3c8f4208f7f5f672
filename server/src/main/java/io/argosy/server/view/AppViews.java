package io.argosy.server.view;

import io.argosy.api.rest.AppView;
import io.argosy.api.rest.ReleaseView;
import io.argosy.api.rest.RolloutView;
import io.argosy.api.rest.ServiceView;
import io.argosy.control.app.AppStatus;
import io.argosy.control.app.ServiceStatus;
import io.argosy.model.app.Rollout;
import java.util.Map;
import java.util.TreeMap;

/// Apps and their releases.
public final class AppViews {

    private AppViews() {}

    public static AppView of(AppStatus app) {
        return new AppView(
                app.ref(),
                app.state().word(),
                app.intent(),
                app.release(),
                app.rollout().map(AppViews::of),
                app.services().stream().map(AppViews::of).toList(),
                app.createdAt());
    }

    public static ReleaseView of(io.argosy.control.release.ReleaseView release) {
        Map<String, String> images = new TreeMap<>();
        release.images().forEach((service, image) -> images.put(service.value(), image.toString()));
        return new ReleaseView(
                release.number(), release.origin(), release.live(), release.rollout().map(AppViews::of), images, release.changes(), release.compose());
    }

    private static RolloutView of(Rollout rollout) {
        return new RolloutView(rollout.to(), rollout.from(), rollout.phase(), rollout.startedAt(), rollout.changedAt(), rollout.message());
    }

    private static ServiceView of(ServiceStatus service) {
        return new ServiceView(
                service.name(), service.mode(), service.image(), service.desired(), service.running(), service.ready(), service.current(),
                service.ports(), service.waiting());
    }
}
