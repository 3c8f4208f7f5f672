package io.argosy.testkit.engine;

import io.argosy.engine.ImageInfo;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/// Archives of a fake engine's images, laid out as engines do: a file for each layer, then one that says what the image is made of.
final class FakeArchive {
    static final int LAYER_BYTES = 100_000;

    private static final int BLOCK = 512;
    private static final String BLOBS = "blobs/sha256/";
    private static final String MANIFEST = "manifest.json";

    private FakeArchive() {}

    /// @param brought layers that are in the archive
    record Content(String id, List<String> layers, Set<String> brought) {}

    /// A layer's content id; its content is its name over and over.
    static String layer(String name) {
        try {
            return "sha256:" + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] of(ImageInfo image) {
        ByteArrayOutputStream archive = new ByteArrayOutputStream();
        for (String layer : image.layers()) {
            entry(archive, BLOBS + layer.substring(layer.indexOf(':') + 1), layer.repeat(LAYER_BYTES / layer.length()).getBytes(StandardCharsets.UTF_8));
        }
        entry(archive, MANIFEST, (image.id() + "\n" + String.join("\n", image.layers())).getBytes(StandardCharsets.UTF_8));
        archive.writeBytes(new byte[2 * BLOCK]);
        return archive.toByteArray();
    }

    private static void entry(ByteArrayOutputStream archive, String name, byte[] content) {
        byte[] header = new byte[BLOCK];
        put(header, 0, name);
        put(header, 124, "%011o".formatted(content.length));
        header[156] = '0';
        put(header, 257, "ustar");
        archive.writeBytes(header);
        archive.writeBytes(content);
        archive.writeBytes(new byte[padding(content.length)]);
    }

    private static int padding(int length) {
        return (BLOCK - length % BLOCK) % BLOCK;
    }

    private static void put(byte[] header, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(bytes, 0, header, at, bytes.length);
    }

    static Content read(InputStream compressed) {
        Set<String> brought = new HashSet<>();
        List<String> manifest = List.of();
        try {
            InputStream archive = new GZIPInputStream(compressed);
            for (byte[] header = archive.readNBytes(BLOCK); header.length == BLOCK && header[0] != 0; header = archive.readNBytes(BLOCK)) {
                String name = text(header, 0, 100);
                int length = Integer.parseInt(text(header, 124, 11), 8);
                byte[] content = archive.readNBytes(length);
                archive.skipNBytes(padding(length));
                if (name.equals(MANIFEST)) {
                    manifest = new String(content, StandardCharsets.UTF_8).lines().toList();
                } else {
                    brought.add("sha256:" + name.substring(BLOBS.length()));
                }
            }
            archive.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Content(manifest.getFirst(), manifest.subList(1, manifest.size()), brought);
    }

    private static String text(byte[] header, int at, int length) {
        int end = at;
        while (end < at + length && header[end] != 0) {
            end++;
        }
        return new String(header, at, end - at, StandardCharsets.UTF_8);
    }
}
