package io.argosy.model.join;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JoinTokenTest {
    private static final JoinToken TOKEN = new JoinToken("0z".repeat(16), "f".repeat(64));

    @Test
    void whatIsHandedOverIsReadAgain() {
        assertThat(JoinToken.parse(" " + TOKEN.text() + "\n")).contains(TOKEN);
    }

    @Test
    void theSecretIsNotInLogs() {
        assertThat(TOKEN.toString()).doesNotContain(TOKEN.secret()).contains(TOKEN.fingerprint());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "argosy-node-", "argosy_0a0a", "argosy-node-0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a", "argosy-node-0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a-beef"})
    void anythingElseIsNone(String text) {
        assertThat(JoinToken.parse(text)).isEmpty();
    }

    @Test
    void partsAreChecked() {
        assertThatThrownBy(() -> new JoinToken("short", "f".repeat(64))).hasMessageContaining("secret");
        assertThatThrownBy(() -> new JoinToken("0".repeat(32), "F".repeat(64))).hasMessageContaining("fingerprint");
    }
}
