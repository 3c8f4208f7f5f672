package io.argosy.agent.image;

import io.argosy.api.session.ImageOutline;
import io.argosy.engine.ImageInfo;
import io.argosy.engine.Images;
import io.argosy.model.app.ImageIdentity;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntConsumer;

/// Images of this node's engine for other nodes.
public final class ImageExport {
    /// An archive is a little more than its layers, so that all of them are not yet all of it.
    private static final int ALMOST = 99;

    private final Images images;

    public ImageExport(Images images) {
        this.images = images;
    }

    public Optional<ImageOutline> outline(ImageIdentity image) {
        return images.inspect(image.id()).or(() -> image.digest().flatMap(images::inspect)).map(ImageExport::outline);
    }

    private static ImageOutline outline(ImageInfo info) {
        return new ImageOutline(info.id(), info.bytes(), info.layers());
    }

    /// Writes a compressed archive. Layers travel more than once as fast so, where connections are slow; engines read it as it is.
    ///
    /// @param here how many of its first layers the reader has
    /// @param percent told how much was read; never goes back
    public void write(ImageOutline outline, int here, OutputStream out, IntConsumer percent) throws IOException {
        Set<String> leftOut = LayerFiles.ofFirst(outline.layers(), Math.clamp(here, 0, outline.layers().size()));
        Share share = new Share(outline.bytes(), percent);
        try (InputStream archive = images.export(outline.id()); OutputStream zip = new ThriftyZip(out)) {
            new ArchiveFilter(archive, zip, leftOut, share::read).copy();
        }
    }

    /// Turns bytes into percent, each told once.
    private static final class Share {
        private final long all;
        private final IntConsumer percent;
        private int told;

        Share(long all, IntConsumer percent) {
            this.all = Math.max(1, all);
            this.percent = percent;
        }

        void read(long bytes) {
            int share = (int) Math.min(ALMOST, bytes * 100 / all);
            if (share > told) {
                told = share;
                percent.accept(share);
            }
        }
    }
}
