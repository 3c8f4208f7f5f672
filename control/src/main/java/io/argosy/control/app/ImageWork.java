package io.argosy.control.app;

import io.argosy.control.record.ImageSearch;
import io.argosy.control.record.Tables;
import io.argosy.model.app.Rollout;
import io.argosy.model.assignment.Report.ImageProgress;
import io.argosy.store.Entry;
import io.argosy.store.Snapshot;
import java.util.Optional;
import java.util.stream.Collectors;

/// What is being done about the images of a rollout that is being prepared.
final class ImageWork {

    private ImageWork() {}

    /// The rollout with a word about images that are not found yet, when it has no other.
    static Rollout said(Snapshot snapshot, Rollout rollout) {
        if (rollout.phase() != Rollout.Phase.PREPARING || !rollout.message().isEmpty()) {
            return rollout;
        }
        String open = snapshot.scan(Tables.SEARCHES).stream()
                .filter(entry -> entry.value().app().equals(rollout.app()) && entry.value().release().equals(rollout.to()))
                .flatMap(entry -> word(snapshot, entry).stream())
                .sorted().collect(Collectors.joining(", "));
        return rollout.in(Rollout.Phase.PREPARING, rollout.changedAt(), open);
    }

    private static Optional<String> word(Snapshot snapshot, Entry<String, ImageSearch> search) {
        String image = search.value().image().reference();
        Optional<ImageProgress> said = snapshot.get(Tables.FINDINGS, search.key());
        if (said.isEmpty()) {
            return Optional.of("looking for " + image);
        }
        return switch (said.get()) {
            case ImageProgress.Pulling pulling -> Optional.of("pulling " + image + (pulling.percent() < 0 ? "" : " (%d %%)".formatted(pulling.percent())));
            case ImageProgress.Found _, ImageProgress.NotFound _ -> Optional.empty();
        };
    }
}
