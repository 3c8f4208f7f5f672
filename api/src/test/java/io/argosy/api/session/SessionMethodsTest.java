package io.argosy.api.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.argosy.codec.Json;
import io.grpc.StatusRuntimeException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SessionMethodsTest {

    private final SessionMethods methods = new SessionMethods(Json.standard());

    @ParameterizedTest
    @EnumSource(Frame.Channel.class)
    void framesComeBackAsTheyWent(Frame.Channel channel) throws IOException {
        byte[] bytes = {0, 1, -1, 127, -128};
        try (InputStream wire = methods.stream().streamRequest(new Frame(channel, bytes))) {
            Frame back = methods.stream().parseRequest(wire);
            assertThat(back.channel()).isEqualTo(channel);
            assertThat(back.bytes()).isEqualTo(bytes);
        }
    }

    @Test
    void aFrameOfAnUnknownChannelIsRefused() {
        assertThatThrownBy(() -> methods.stream().parseRequest(new ByteArrayInputStream(new byte[] {99, 1})))
                .isInstanceOf(StatusRuntimeException.class).hasMessageContaining("unknown frame channel 99");
    }

    @Test
    void aFrameIsBounded() {
        assertThatThrownBy(() -> new Frame(Frame.Channel.STDOUT, new byte[Frame.MAX_BYTES + 1])).isInstanceOf(IllegalArgumentException.class);
        assertThat(Frame.failed("x".repeat(2 * Frame.MAX_BYTES)).bytes()).hasSize(Frame.MAX_BYTES);
    }

    @Test
    void anExitCarriesItsCodeAndText() {
        Frame exit = Frame.exit(137, "killed");
        assertThat(exit.exitCode()).isEqualTo(137);
        assertThat(exit.text()).isEqualTo("killed");
    }

    @Test
    void messagesOfANewerVersionAreReadAsFarAsTheyAreKnown() throws IOException {
        String newer = "{\"type\":\"accepted\",\"digest\":\"abc\",\"somethingNew\":{\"a\":1}}";
        try (InputStream wire = new ByteArrayInputStream(newer.getBytes(StandardCharsets.UTF_8))) {
            assertThat(methods.control().parseRequest(wire)).isEqualTo(new AgentMessage.Accepted("abc"));
        }
    }

    @Test
    void aMessageThatIsNotJsonIsRefused() {
        assertThatThrownBy(() -> methods.control().parseRequest(new ByteArrayInputStream("{".getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(StatusRuntimeException.class).hasMessageContaining("INVALID_ARGUMENT");
    }

    @Test
    void controlMessagesComeBackAsTheyWent() throws IOException {
        ServerMessage message = new ServerMessage.AssignmentChange(new Stamp(1, 2, 3), Optional.of("before"), List.of(), List.of("task/gone"), "after");
        try (InputStream wire = methods.control().streamResponse(message)) {
            assertThat(methods.control().parseResponse(wire)).isEqualTo(message);
        }
    }
}
