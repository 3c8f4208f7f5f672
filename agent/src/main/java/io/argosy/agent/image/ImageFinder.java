package io.argosy.agent.image;

import io.argosy.agent.local.Reports;
import io.argosy.agent.supply.RegistryLogins;
import io.argosy.agent.supply.Shares;
import io.argosy.engine.EngineException;
import io.argosy.engine.ImageInfo;
import io.argosy.engine.Images;
import io.argosy.model.app.ImageIdentity;
import io.argosy.model.assignment.Assignment;
import io.argosy.model.assignment.Item;
import io.argosy.model.assignment.Item.ImageItem;
import io.argosy.model.assignment.Report.ImageProgress;
import io.argosy.model.assignment.Report.ImageReport;
import io.argosy.model.service.ImageReference;
import io.argosy.model.service.ImageSpec;
import io.argosy.model.service.PullPolicy;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/// Finds images, each on a virtual thread, a bounded number at one time.
public final class ImageFinder implements AutoCloseable {
    private static final int AT_ONCE = 4;
    private static final Duration ENGINE_AWAY = Duration.ofSeconds(1);

    private final Images images;
    private final RegistryLogins logins;
    private final Reports reports;
    private final Semaphore slots = new Semaphore(AT_ONCE, true);
    private final Map<String, Thread> findings = new ConcurrentHashMap<>();

    public ImageFinder(Images images, RegistryLogins logins, Reports reports) {
        this.images = images;
        this.logins = logins;
        this.reports = reports;
    }

    /// Begins what is new, and lets go of what is no longer asked for.
    public void assign(Assignment assignment) {
        findings.keySet().removeIf(key -> {
            boolean over = !assignment.items().containsKey(key);
            if (over) {
                findings.get(key).interrupt();
                reports.forget(key);
            }
            return over;
        });
        for (Item item : assignment.items().values()) {
            if (item instanceof ImageItem image) {
                findings.computeIfAbsent(image.key(), _ -> Thread.ofVirtual().name(image.key()).start(() -> run(image)));
            }
        }
    }

    private void run(ImageItem item) {
        try {
            slots.acquire();
            try {
                tell(item, find(item));
            } finally {
                slots.release();
            }
        } catch (InterruptedException _) {
            // Nobody asks any more.
        }
    }

    private void tell(ImageItem item, ImageProgress progress) {
        if (!Thread.currentThread().isInterrupted()) {
            reports.report(new ImageReport(item.id(), progress));
        }
    }

    private ImageProgress find(ImageItem item) throws InterruptedException {
        while (true) {
            try {
                return once(item);
            } catch (EngineException.Unreachable _) {
                Thread.sleep(ENGINE_AWAY);
            } catch (EngineException e) {
                return new ImageProgress.NotFound(e.getMessage());
            }
        }
    }

    /// Looks for the image once, and pulls it if need be. Blocks.
    ///
    /// @throws EngineException when the engine does not say whether there is such an image
    public ImageProgress once(ImageItem item) {
        ImageSpec spec = item.image();
        Optional<ImageInfo> here = images.inspect(spec.reference());
        return switch (spec.pull()) {
            case NEVER -> here.map(image -> found(spec, image)).orElseGet(() -> new ImageProgress.NotFound(
                    "image %s is not on this node, and its pull_policy is never: build or load it first".formatted(spec.reference())));
            case MISSING -> here.isPresent() ? found(spec, here.get()) : pulled(item);
            case ALWAYS -> pulled(item);
        };
    }

    private ImageProgress pulled(ImageItem item) {
        ImageSpec spec = item.image();
        tell(item, new ImageProgress.Pulling(-1));
        try {
            images.pull(spec.reference(), spec.platform(), logins.of(spec.reference()),
                    new Shares(percent -> tell(item, new ImageProgress.Pulling(percent))));
        } catch (EngineException.NotFound | EngineException.Refused e) {
            return new ImageProgress.NotFound("image %s is not on this node and cannot be pulled: %s; check its name, `argosy registry login` to its registry, or set pull_policy: %s to build or load it"
                    .formatted(spec.reference(), e.getMessage(), PullPolicy.NEVER.name().toLowerCase(Locale.ROOT)));
        } catch (EngineException.NoSpace e) {
            return new ImageProgress.NotFound("no room for image %s: %s; free some with `docker system prune`".formatted(spec.reference(), e.getMessage()));
        }
        return images.inspect(spec.reference()).map(image -> found(spec, image))
                .orElseGet(() -> new ImageProgress.NotFound("image %s was pulled, but is not there".formatted(spec.reference())));
    }

    /// An image can carry digests of several repositories; the one that was asked for is the one to pull by elsewhere.
    static ImageProgress found(ImageSpec spec, ImageInfo image) {
        String repository = ImageReference.parse(spec.reference()).repository();
        Optional<String> digest = image.digests().stream().filter(known -> known.startsWith(repository + "@")).findFirst()
                .or(() -> image.digests().stream().findFirst());
        return new ImageProgress.Found(new ImageIdentity(image.id(), digest));
    }

    @Override
    public void close() {
        findings.values().forEach(Thread::interrupt);
    }
}
