package io.argosy.agent.image;

import io.argosy.agent.local.Reports;
import io.argosy.agent.local.Rounds;
import io.argosy.engine.EngineException;
import io.argosy.engine.ImageInfo;
import io.argosy.engine.Images;
import io.argosy.model.assignment.HeldImage;
import io.argosy.model.assignment.Report.ImagesReport;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Tells the server which images the engine has, at once when they change.
public final class ImageNews implements AutoCloseable {
    private static final Duration ENGINE_AWAY = Duration.ofSeconds(1);

    /// Changes are heard of at once, so that there is hardly anything to find besides.
    private static final Duration PERIOD = Duration.ofHours(1);
    private static final int MOST = 1000;

    private final Images images;
    private final Reports reports;
    private final Rounds rounds = new Rounds("image news", this::round);
    private volatile Optional<Images.Changes> reading = Optional.empty();
    private volatile boolean closed;
    private List<HeldImage> last = List.of();

    public ImageNews(Images images, Reports reports) {
        this.images = images;
        this.reports = reports;
    }

    public void start() {
        Thread.ofVirtual().name("image changes").start(this::readForEver);
        rounds.start();
    }

    private void readForEver() {
        while (!closed) {
            try (Images.Changes changes = images.changes()) {
                reading = Optional.of(changes);
                do {
                    rounds.signal();
                } while (changes.next());
            } catch (EngineException _) {
                pause();
            }
        }
    }

    private Duration round() {
        tell();
        return PERIOD;
    }

    /// An engine that is away says nothing; its return is a change.
    void tell() {
        try {
            List<HeldImage> now = images.list().stream().limit(MOST).map(ImageNews::held).toList();
            if (!now.equals(last)) {
                last = now;
                reports.report(new ImagesReport(now));
            }
        } catch (EngineException _) {
            // The reader of changes finds that out by itself.
        }
    }

    private static HeldImage held(ImageInfo image) {
        List<String> tags = image.tags().stream().filter(tag -> !KeptImages.isMark(tag)).toList();
        return new HeldImage(image.id(), tags, image.digests(), image.created());
    }

    private static void pause() {
        try {
            Thread.sleep(ENGINE_AWAY);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed = true;
        rounds.close();
        reading.ifPresent(Images.Changes::close);
    }
}
