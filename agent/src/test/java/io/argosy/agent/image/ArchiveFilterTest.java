package io.argosy.agent.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ArchiveFilterTest {
    private final ByteArrayOutputStream archive = new ByteArrayOutputStream();

    private void entry(String name, char type, byte[] content) {
        byte[] block = new byte[TarHeader.BLOCK];
        put(block, 0, name);
        put(block, 124, "%011o ".formatted(content.length));
        block[156] = (byte) type;
        put(block, 257, "ustar");
        archive.writeBytes(block);
        archive.writeBytes(content);
        archive.writeBytes(new byte[(TarHeader.BLOCK - content.length % TarHeader.BLOCK) % TarHeader.BLOCK]);
    }

    private static void put(byte[] block, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(bytes, 0, block, at, bytes.length);
    }

    private static byte[] filtered(byte[] archive, Set<String> leftOut) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new ArchiveFilter(new ByteArrayInputStream(archive), out, leftOut, _ -> { }).copy();
        return out.toByteArray();
    }

    @Test
    void whatIsKeptStaysAsItWas() throws Exception {
        entry("a/layer.tar", '0', new byte[100_000]);
        entry("manifest.json", '0', "[]".getBytes(StandardCharsets.UTF_8));
        archive.writeBytes(new byte[2 * TarHeader.BLOCK]);
        assertThat(filtered(archive.toByteArray(), Set.of())).isEqualTo(archive.toByteArray());
    }

    @Test
    void filesAreLeftOutWithTheirHeads() throws Exception {
        entry("a/", '5', new byte[0]);
        entry("head", 'x', "20 path=a/layer.tar\n".getBytes(StandardCharsets.UTF_8));
        entry("cut-name", '0', new byte[1000]);
        entry("a/layer.tar", '0', new byte[100_000]);
        byte[] before = archive.toByteArray();
        archive.reset();
        entry("a/", '5', new byte[0]);
        assertThat(filtered(before, Set.of("a/layer.tar"))).isEqualTo(archive.toByteArray());
    }

    @Test
    void archiveThatEndsEarlyIsAFault() {
        entry("a/layer.tar", '0', new byte[100_000]);
        byte[] cut = Arrays.copyOf(archive.toByteArray(), 50_000);
        assertThatThrownBy(() -> filtered(cut, Set.of())).isInstanceOf(EOFException.class);
        assertThatThrownBy(() -> filtered(Arrays.copyOf(cut, 100), Set.of())).isInstanceOf(EOFException.class);
    }
}
