package io.argosy.agent.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class ThriftyZipTest {
    private static final int NOISE = 30 << 20;
    private static final int ZEROS = 20 << 20;

    @Test
    void whatGoesInComesOutAndOnlyWhatCompressesIsCompressed() throws Exception {
        byte[] content = new byte[NOISE + ZEROS];
        byte[] noise = new byte[NOISE];
        new Random(1).nextBytes(noise);
        System.arraycopy(noise, 0, content, 0, NOISE);
        byte[] zipped = zipped(content);
        assertThat(new GZIPInputStream(new ByteArrayInputStream(zipped)).readAllBytes()).isEqualTo(content);
        assertThat(zipped.length).isLessThan(NOISE + ZEROS - (2 << 20));
        assertThat(zipped(new byte[ZEROS]).length).isLessThan(ZEROS / 50);
    }

    private static byte[] zipped(byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ThriftyZip zip = new ThriftyZip(out)) {
            for (int at = 0; at < content.length; at += 65536) {
                zip.write(content, at, Math.min(65536, content.length - at));
            }
        }
        return out.toByteArray();
    }
}
