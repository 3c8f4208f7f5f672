package io.argosy.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.argosy.engine.EngineException;
import io.argosy.engine.Frames;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DockerFramesTest {
    private final ByteArrayOutputStream wire = new ByteArrayOutputStream();

    private void frame(int stream, byte[] bytes) {
        wire.writeBytes(ByteBuffer.allocate(8).put((byte) stream).putInt(4, bytes.length).array());
        wire.writeBytes(bytes);
    }

    private List<Frames.Frame> read(boolean raw) {
        List<Frames.Frame> read = new ArrayList<>();
        try (DockerFrames frames = new DockerFrames(new ByteArrayInputStream(wire.toByteArray()), () -> { }, raw)) {
            for (Optional<Frames.Frame> frame = frames.next(); frame.isPresent(); frame = frames.next()) {
                read.add(frame.get());
            }
        }
        return read;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void streamsAreToldApartAndEmptyFramesPassedOver() {
        frame(1, bytes("out"));
        frame(1, bytes(""));
        frame(2, bytes("err"));
        assertThat(read(false)).extracting(frame -> frame.error() + ":" + new String(frame.bytes(), StandardCharsets.UTF_8))
                .containsExactly("false:out", "true:err");
    }

    @Test
    void longFrameComesInPieces() {
        frame(1, new byte[100_000]);
        assertThat(read(false)).hasSizeGreaterThan(1).extracting(frame -> frame.bytes().length).allMatch(length -> length <= 32 * 1024);
        assertThat(read(false).stream().mapToInt(frame -> frame.bytes().length).sum()).isEqualTo(100_000);
    }

    @Test
    void terminalHasNoFrames() {
        wire.writeBytes(bytes("plain"));
        assertThat(read(true)).singleElement().satisfies(frame -> assertThat(frame.bytes()).isEqualTo(bytes("plain")));
    }

    @Test
    void endInTheMiddleIsAFault() {
        frame(1, bytes("whole"));
        wire.writeBytes(new byte[] {1, 0, 0});
        assertThatThrownBy(() -> read(false)).isInstanceOf(EngineException.Unreachable.class);
    }
}
