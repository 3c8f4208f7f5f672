package io.argosy.dockerapi.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodiesTest {

    private static WireInput input(String text) {
        return new WireInput(new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static Framing of(String... headers) throws Malformed {
        Headers all = Headers.NONE;
        for (String header : headers) {
            String[] parts = header.split(": ", 2);
            all = all.with(parts[0], parts[1]);
        }
        return Framing.of(new RequestHead("POST", "/", 1, all));
    }

    @Test
    void theHeadSaysWhereABodyEnds() throws IOException {
        assertThat(of()).isEqualTo(Framing.NONE);
        assertThat(of("Content-Length: 12")).isEqualTo(new Framing.Length(12));
        assertThat(of("Transfer-Encoding: Chunked")).isEqualTo(new Framing.Chunked());
    }

    @Test
    void aBodyThatTwoReadersCouldTakeDifferentlyIsRefused() {
        assertThatThrownBy(() -> of("Content-Length: 1", "Transfer-Encoding: chunked")).isInstanceOf(Malformed.class);
        assertThatThrownBy(() -> of("Content-Length: 1", "Content-Length: 2")).isInstanceOf(Malformed.class);
        assertThatThrownBy(() -> of("Content-Length: +1")).isInstanceOf(Malformed.class);
        assertThatThrownBy(() -> of("Content-Length: 1, 1")).isInstanceOf(Malformed.class);
        assertThatThrownBy(() -> of("Transfer-Encoding: gzip, chunked")).isInstanceOf(Malformed.class);
        assertThatThrownBy(() -> of("Transfer-Encoding: chunked", "Transfer-Encoding: chunked")).isInstanceOf(Malformed.class);
    }

    @Test
    void answersMayEndWithTheConnection() throws IOException {
        assertThat(Framing.of(ResponseHead.of(200, Headers.NONE), "GET")).isEqualTo(new Framing.UntilClose());
        assertThat(Framing.of(ResponseHead.of(101, Headers.of("Content-Length", "5")), "POST")).isEqualTo(new Framing.UntilClose());
        assertThat(Framing.of(ResponseHead.of(204, Headers.NONE), "POST")).isEqualTo(Framing.NONE);
        assertThat(Framing.of(ResponseHead.of(200, Headers.of("Content-Length", "5")), "HEAD")).isEqualTo(Framing.NONE);
    }

    @Property
    void whatIsSentInChunksComesBack(@ForAll @Size(max = 20) List<byte[]> pieces) throws IOException {
        ByteArrayOutputStream wire = new ByteArrayOutputStream();
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        try (OutputStream out = new Framing.Chunked().onto(wire)) {
            for (byte[] piece : pieces) {
                out.write(piece);
                whole.write(piece);
            }
        }
        wire.write("next".getBytes(StandardCharsets.US_ASCII));
        WireInput input = new WireInput(new ByteArrayInputStream(wire.toByteArray()));
        BodyInput body = new Framing.Chunked().from(input);
        assertThat(body.readAllBytes()).isEqualTo(whole.toByteArray());
        assertThat(body.ended()).isTrue();
        assertThat(new String(input.readAllBytes(), StandardCharsets.US_ASCII)).isEqualTo("next");
    }

    @Test
    void chunksMayHaveExtensionsAndTrailers() throws IOException {
        assertThat(new Framing.Chunked().from(input("3;a=b\r\nabc\r\n2\r\nde\r\n0\r\nX: y\r\n\r\n")).readAllBytes()).isEqualTo("abcde".getBytes(StandardCharsets.US_ASCII));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1\r\n", "g\r\nx\r\n", "\r\n", "3\r\nabcd\r\n0\r\n\r\n", "ffffffffffffffff\r\n", "3\nabc\r\n0\r\n\r\n"})
    void whatAreNoChunksIsRefused(String wire) {
        assertThatThrownBy(() -> new Framing.Chunked().from(input(wire)).readAllBytes()).isInstanceOf(Malformed.class);
    }

    @Test
    void aBodyThatEndsEarlyIsNotTakenForWhole() {
        assertThatThrownBy(() -> new Framing.Length(5).from(input("abc")).readAllBytes()).isInstanceOf(EOFException.class);
        assertThatThrownBy(() -> new Framing.Chunked().from(input("5\r\nabc")).readAllBytes()).isInstanceOf(EOFException.class);
    }

    @Test
    void aBodyIsReadToItsEndAndNotBeyond() throws IOException {
        WireInput input = input("abcnext");
        BodyInput body = new Framing.Length(3).from(input);
        assertThat(body.ended()).isFalse();
        assertThat(body.readAllBytes()).hasSize(3);
        assertThat(body.ended()).isTrue();
        assertThat(input.readAllBytes()).hasSize(4);
    }
}
