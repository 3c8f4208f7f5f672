package io.argosy.dockerapi.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeadsTest {

    private static WireInput input(String text) {
        return new WireInput(new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static Optional<RequestHead> request(String text) throws IOException {
        return Heads.request(input(text));
    }

    @Test
    void aRequestIsReadWithItsHeadersInOrder() throws IOException {
        RequestHead head = request("POST /v1.41/containers/create?name=a%20b HTTP/1.1\r\nHost: docker\r\nX-A:  one \r\nx-a: two\r\n\r\n").orElseThrow();
        assertThat(head.method()).isEqualTo("POST");
        assertThat(head.target()).isEqualTo("/v1.41/containers/create?name=a%20b");
        assertThat(head.headers().all("X-A")).containsExactly("one", "two");
        assertThat(head.keepsAlive()).isTrue();
    }

    @Test
    void whatFollowsAHeadStaysInTheInput() throws IOException {
        WireInput input = input("GET / HTTP/1.1\r\nHost: a\r\n\r\nrest");
        assertThat(Heads.request(input)).isPresent();
        assertThat(new String(input.readAllBytes(), StandardCharsets.US_ASCII)).isEqualTo("rest");
    }

    @Test
    void aRequestIsNotReadAgainWhenTheConnectionBreaks() throws IOException {
        InputStream breaking = new SequenceInputStream(new ByteArrayInputStream("GET / HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1)), new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("reset");
            }
        });
        WireInput input = new WireInput(breaking);
        assertThat(Heads.request(input)).isPresent();
        assertThatThrownBy(input::await).hasMessage("reset");
        assertThatThrownBy(() -> Heads.request(input)).hasMessage("reset");
    }

    @Test
    void nothingIsTheEndOfAConversation() throws IOException {
        assertThat(request("")).isEmpty();
    }

    @Test
    void aHeadThatEndsEarlyIsNone() {
        assertThatThrownBy(() -> request("GET / HTTP/1.1\r\nHost: a")).isInstanceOf(EOFException.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "GET  / HTTP/1.1~Host: a~~                     | 400",
        "GET / HTTP/1.1~~                              | 400",
        "GET / HTTP/1.1~Host: a~Host: b~~              | 400",
        "GET / HTTP/2.0~Host: a~~                      | 505",
        "GET http://a/ HTTP/1.1~Host: a~~              | 400",
        "GET / HTTP/1.1~Host: a~X : b~~                | 400",
        "GET / HTTP/1.1~Host: a~ folded: b~~           | 400",
        "GET / HTTP/1.1~Host: a~no colon~~             | 400",
        "nonsense~~                                    | 400"})
    void whatIsNoRequestIsRefused(String text, int status) {
        assertThatThrownBy(() -> request(text.replace("~", "\r\n"))).isInstanceOfSatisfying(Malformed.class, e -> assertThat(e.status()).isEqualTo(status));
    }

    @Test
    void linesEndWithBoth() {
        assertThatThrownBy(() -> request("GET / HTTP/1.1\nHost: a\n\n")).isInstanceOf(Malformed.class);
        assertThatThrownBy(() -> request("GET / HTTP/1.1\rHost: a\r\n\r\n")).isInstanceOf(Malformed.class);
    }

    @Test
    void headsAreBounded() {
        assertThatThrownBy(() -> request("GET / HTTP/1.1\r\nHost: a\r\nX: " + "x".repeat(2 << 20) + "\r\n\r\n"))
                .isInstanceOfSatisfying(Malformed.class, e -> assertThat(e.status()).isEqualTo(431));
        assertThatThrownBy(() -> request("GET / HTTP/1.1\r\nHost: a\r\n" + "X: y\r\n".repeat(300) + "\r\n"))
                .isInstanceOfSatisfying(Malformed.class, e -> assertThat(e.status()).isEqualTo(431));
    }

    @Test
    void anAnswerComesAfterWhatIsSaidBeforeIt() throws IOException {
        ResponseHead head = Heads.response(input("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 404 Not Found\r\nContent-Length: 3\r\n\r\nabc"));
        assertThat(head.status()).isEqualTo(404);
        assertThat(head.reason()).isEqualTo("Not Found");
    }

    @Test
    void whatIsNoAnswerIsTold() {
        assertThatThrownBy(() -> Heads.response(input("SSH-2.0\r\n\r\n"))).hasMessageContaining("does not speak HTTP: SSH-2.0");
    }
}
