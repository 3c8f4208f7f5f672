package io.argosy.control.prepare;

import io.argosy.control.change.Edit;
import io.argosy.control.change.RolloutEvents;
import io.argosy.control.record.Ids;
import io.argosy.control.record.ReleaseKey;
import io.argosy.control.record.Tables;
import io.argosy.model.app.App;
import io.argosy.model.app.Draft;
import io.argosy.model.app.ImageIdentity;
import io.argosy.model.app.Rollout;
import io.argosy.model.assignment.Report.ImageProgress;
import io.argosy.model.id.ServiceName;
import io.argosy.model.service.ImageSpec;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Carries one draft as far as it goes now.
final class Preparation {

    private final Edit edit;
    private final Ids ids;
    private final App app;
    private final Draft draft;
    private final Rollout rollout;

    Preparation(Edit edit, Ids ids, App app, Draft draft, Rollout rollout) {
        this.edit = edit;
        this.ids = ids;
        this.app = app;
        this.draft = draft;
        this.rollout = rollout;
    }

    void carryOn() {
        Map<ServiceName, ImageSpec> wanted = wanted();
        ImageSearches searches = new ImageSearches(edit, ids, draft);
        Map<ImageSpec, ImageProgress> progress = searches.progress();
        Map<String, String> problems = problems(progress);
        if (!problems.isEmpty()) {
            fail(problems);
            searches.drop();
        } else if (wanted.values().stream().allMatch(image -> progress.get(image) instanceof ImageProgress.Found)) {
            publish(wanted, progress);
            searches.drop();
        } else {
            searches.begin(wanted.values()).ifPresent(this::say);
        }
    }

    private Map<ServiceName, ImageSpec> wanted() {
        Map<ServiceName, ImageSpec> wanted = new LinkedHashMap<>();
        draft.spec().services().forEach((name, spec) -> {
            if (!draft.pinned().containsKey(name)) {
                wanted.put(name, spec.image());
            }
        });
        return wanted;
    }

    private static Map<String, String> problems(Map<ImageSpec, ImageProgress> progress) {
        Map<String, String> problems = new TreeMap<>();
        progress.forEach((image, answer) -> {
            if (answer instanceof ImageProgress.NotFound missing) {
                problems.put(image.reference(), missing.problem());
            }
        });
        return problems;
    }

    private void publish(Map<ServiceName, ImageSpec> wanted, Map<ImageSpec, ImageProgress> progress) {
        Map<ServiceName, ImageIdentity> found = new LinkedHashMap<>();
        wanted.forEach((name, image) -> {
            if (progress.get(image) instanceof ImageProgress.Found answer) {
                found.put(name, answer.identity());
            }
        });
        ReleaseWriting.publish(edit, app, draft, rollout, found);
        edit.delete(Tables.DRAFTS, key());
    }

    private void fail(Map<String, String> problems) {
        String message = problems.entrySet().stream().map(each -> named(each.getKey(), each.getValue())).collect(Collectors.joining("; "));
        Rollout failed = rollout.in(Rollout.Phase.FAILED, edit.now(), message);
        edit.put(Tables.ROLLOUTS, key(), failed);
        edit.delete(Tables.DRAFTS, key());
        edit.event(RolloutEvents.of(edit.now(), failed, message));
    }

    private static String named(String image, String problem) {
        return problem.contains(image) ? problem : "image %s: %s".formatted(image, problem);
    }

    /// Notes what the rollout waits for. Its time in the phase stays.
    private void say(String waitsFor) {
        if (!rollout.message().equals(waitsFor)) {
            edit.put(Tables.ROLLOUTS, key(), rollout.in(Rollout.Phase.PREPARING, rollout.changedAt(), waitsFor));
        }
    }

    private ReleaseKey key() {
        return new ReleaseKey(app.ref(), draft.number());
    }
}
