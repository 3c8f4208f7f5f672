package io.argosy.testkit.engine;

import io.argosy.engine.BuildPlan;
import io.argosy.engine.EngineException;
import io.argosy.engine.ImageInfo;
import io.argosy.engine.Images;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/// Images of a fake engine, and a registry for it to pull from.
public final class FakeImages implements Images {
    private final Faults faults;
    private final Map<String, Stored> local = new LinkedHashMap<>();
    private final Map<String, Stored> registry = new LinkedHashMap<>();

    private record Stored(ImageInfo info, FakeProgram program) {}

    FakeImages(Faults faults) {
        this.faults = faults;
    }

    /// Puts an image into the registry, under a tag and under its digest.
    public ImageInfo publish(String tag, FakeProgram program) {
        return publish(tag, program, Optional.empty());
    }

    public ImageInfo publish(String tag, FakeProgram program, Optional<ImageInfo.Health> health) {
        String hex = hex(tag, registry.size() + 1);
        String digest = repository(tag) + "@sha256:" + hex.replace('0', 'd');
        Stored stored = new Stored(new ImageInfo("sha256:" + hex, List.of(tag), List.of(digest), "linux", "amd64", health), program);
        registry.put(tag, stored);
        registry.put(digest, stored);
        return stored.info;
    }

    ImageInfo load(String tag, FakeProgram program) {
        String id = "sha256:" + hex(tag, local.size() + 1);
        ImageInfo info = new ImageInfo(id, List.of(tag), List.of(), "linux", "amd64", Optional.empty());
        local.put(id, new Stored(info, program));
        return info;
    }

    private static String hex(String tag, int number) {
        return "%032x%032x".formatted(tag.hashCode() & 0xffffffffL, number);
    }

    private static String repository(String tag) {
        int colon = tag.lastIndexOf(':');
        return colon > tag.lastIndexOf('/') ? tag.substring(0, colon) : tag;
    }

    Optional<FakeProgram> program(String reference) {
        return find(reference).map(Stored::program);
    }

    private Optional<Stored> find(String reference) {
        return local.values().stream()
                .filter(stored -> stored.info.id().equals(reference) || stored.info.tags().contains(reference)
                        || stored.info.tags().contains(reference + ":latest") || stored.info.digests().contains(reference))
                .findFirst();
    }

    @Override
    public Optional<ImageInfo> inspect(String reference) {
        return faults.read("image", reference, () -> find(reference).map(Stored::info));
    }

    @Override
    public List<ImageInfo> list() {
        return faults.read("images", "", () -> local.values().stream().map(Stored::info).toList());
    }

    @Override
    public void pull(String reference, Optional<String> platform, IntConsumer percent) {
        faults.change("pull", reference, () -> {
            Stored stored = registry.get(reference);
            if (stored == null) {
                throw new EngineException.NotFound("pull access denied for " + reference + ", repository does not exist");
            }
            percent.accept(50);
            local.put(stored.info.id(), stored);
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
            Stored stored = find(image).orElseThrow(() -> new EngineException.NotFound("No such image: " + image));
            List<String> tags = new ArrayList<>(stored.info.tags());
            tags.add(reference);
            ImageInfo info = stored.info;
            local.put(info.id(), new Stored(
                    new ImageInfo(info.id(), tags, info.digests(), info.os(), info.architecture(), info.health()), stored.program));
            return null;
        });
    }

    @Override
    public void remove(String reference) {
        faults.change("remove-image", reference, () -> {
            Stored stored = find(reference).orElseThrow(() -> new EngineException.NotFound("No such image: " + reference));
            return local.remove(stored.info.id());
        });
    }
}
