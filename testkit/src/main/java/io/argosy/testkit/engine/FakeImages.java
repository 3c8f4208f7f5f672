package io.argosy.testkit.engine;

import io.argosy.engine.BuildPlan;
import io.argosy.engine.EngineException;
import io.argosy.engine.ImageInfo;
import io.argosy.engine.Images;
import io.argosy.engine.RegistryLogin;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/// Images of a fake engine, and a registry for it to pull from.
public final class FakeImages implements Images {
    /// What programs images run, on whichever fake engine they are.
    private static final Map<String, FakeProgram> PROGRAMS = new ConcurrentHashMap<>();

    private final Faults faults;
    private final Map<String, ImageInfo> local = new LinkedHashMap<>();
    private final Map<String, ImageInfo> registry = new LinkedHashMap<>();
    private final List<BlockingQueue<Boolean>> listeners = new CopyOnWriteArrayList<>();
    private Optional<RegistryLogin> needed = Optional.empty();

    FakeImages(Faults faults) {
        this.faults = faults;
    }

    /// From now on the registry gives images to nobody else.
    public void needLogin(RegistryLogin login) {
        needed = Optional.of(login);
    }

    /// Puts an image into the registry, under a tag and under its digest.
    public ImageInfo publish(String tag, FakeProgram program) {
        return publish(tag, program, Optional.empty());
    }

    public ImageInfo publish(String tag, FakeProgram program, Optional<ImageInfo.Health> health) {
        String hex = hex(tag, registry.size() + 1);
        String digest = repository(tag) + "@sha256:" + hex.replace('0', 'd');
        ImageInfo info = info("sha256:" + hex, tag, List.of(digest), health);
        PROGRAMS.put(info.id(), program);
        registry.put(tag, info);
        registry.put(digest, info);
        return info;
    }

    /// Two layers: one that all images have below, and one of its own.
    private static ImageInfo info(String id, String tag, List<String> digests, Optional<ImageInfo.Health> health) {
        List<String> layers = List.of(FakeArchive.layer("base"), FakeArchive.layer(id));
        return new ImageInfo(id, List.of(tag), digests, Instant.EPOCH, layers, 2L * FakeArchive.LAYER_BYTES, "linux", "amd64", health);
    }

    ImageInfo load(String tag, FakeProgram program) {
        String id = "sha256:" + hex(tag, local.size() + 1);
        ImageInfo info = info(id, tag, List.of(), Optional.empty());
        PROGRAMS.put(id, program);
        put(info);
        return info;
    }

    private void put(ImageInfo info) {
        local.put(info.id(), info);
        listeners.forEach(listener -> listener.add(true));
    }

    private static String hex(String tag, int number) {
        return "%032x%032x".formatted(tag.hashCode() & 0xffffffffL, number);
    }

    private static String repository(String tag) {
        int colon = tag.lastIndexOf(':');
        return colon > tag.lastIndexOf('/') ? tag.substring(0, colon) : tag;
    }

    Optional<FakeProgram> program(String reference) {
        return find(reference).map(info -> PROGRAMS.get(info.id()));
    }

    private Optional<ImageInfo> find(String reference) {
        return local.values().stream()
                .filter(info -> info.id().equals(reference) || info.tags().contains(reference)
                        || info.tags().contains(reference + ":latest") || info.digests().contains(reference))
                .findFirst();
    }

    private ImageInfo require(String reference) {
        return find(reference).orElseThrow(() -> new EngineException.NotFound("No such image: " + reference));
    }

    @Override
    public Optional<ImageInfo> inspect(String reference) {
        return faults.read("image", reference, () -> find(reference));
    }

    @Override
    public List<ImageInfo> list() {
        return faults.read("images", "", () -> List.copyOf(local.values()));
    }

    @Override
    public void pull(String reference, Optional<String> platform, Optional<RegistryLogin> login, IntConsumer percent) {
        faults.change("pull", reference, () -> {
            ImageInfo info = registry.get(reference);
            if (info == null || needed.filter(other -> !login.equals(Optional.of(other))).isPresent()) {
                throw new EngineException.NotFound("pull access denied for " + reference + ", repository does not exist or needs a login");
            }
            percent.accept(50);
            put(info);
            return null;
        });
    }

    @Override
    public InputStream export(String image) {
        return faults.read("export", image, () -> new ByteArrayInputStream(FakeArchive.of(require(image))));
    }

    /// Takes an archive that lacks layers only where another image here has the same ones below.
    @Override
    public void load(InputStream archive) {
        FakeArchive.Content content = FakeArchive.read(archive);
        faults.change("load", content.id(), () -> {
            for (int layer = 0; layer < content.layers().size(); layer++) {
                List<String> chain = content.layers().subList(0, layer + 1);
                boolean here = local.values().stream().anyMatch(info -> info.layers().size() >= chain.size() && info.layers().subList(0, chain.size()).equals(chain));
                if (!here && !content.brought().contains(content.layers().get(layer))) {
                    throw new EngineException.Refused("open layer " + content.layers().get(layer) + ": no such file or directory");
                }
            }
            put(new ImageInfo(content.id(), List.of(), List.of(), Instant.EPOCH, content.layers(), 2L * FakeArchive.LAYER_BYTES, "linux", "amd64", Optional.empty()));
            return null;
        });
    }

    /// Reads the context and makes an image that serves.
    @Override
    public String build(BuildPlan plan, InputStream context, Consumer<String> log) {
        return faults.change("build", plan.tag(), () -> {
            try {
                log.accept("read " + context.readAllBytes().length + " bytes\n");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return load(plan.tag(), FakeProgram.SERVES).id();
        });
    }

    /// Reads the tree and makes an image that serves.
    @Override
    public String importTree(String reference, List<String> changes, InputStream tar) {
        return faults.change("import", reference, () -> {
            try {
                tar.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return load(reference, FakeProgram.SERVES).id();
        });
    }

    @Override
    public void tag(String image, String reference) {
        faults.change("tag", reference, () -> {
            List<String> tags = new ArrayList<>(require(image).tags());
            tags.add(reference);
            put(named(require(image), tags));
            return null;
        });
    }

    private static ImageInfo named(ImageInfo info, List<String> tags) {
        return new ImageInfo(
                info.id(), tags, info.digests(), info.created(), info.layers(), info.bytes(), info.os(), info.architecture(), info.health());
    }

    /// A name of several goes alone; the last one takes the image with it.
    @Override
    public void remove(String reference) {
        faults.change("remove-image", reference, () -> {
            ImageInfo info = require(reference);
            List<String> tags = info.tags().stream().filter(tag -> !tag.equals(reference)).toList();
            if (tags.isEmpty() || info.id().equals(reference)) {
                local.remove(info.id());
                listeners.forEach(listener -> listener.add(true));
            } else {
                put(named(info, tags));
            }
            return null;
        });
    }

    @Override
    public Changes changes() {
        BlockingQueue<Boolean> queue = new LinkedBlockingQueue<>();
        listeners.add(queue);
        return new Changes() {
            @Override
            public boolean next() {
                try {
                    return queue.take();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return false;
                }
            }

            @Override
            public void close() {
                listeners.remove(queue);
                queue.add(false);
            }
        };
    }
}
