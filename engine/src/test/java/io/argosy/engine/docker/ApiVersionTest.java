package io.argosy.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.argosy.engine.EngineException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiVersionTest {
    @ParameterizedTest
    @CsvSource({"1.40,1.12,1.40", "1.41,1.12,1.41", "1.45,1.24,1.45", "1.47,1.24,1.47", "1.52,1.44,1.47"})
    void newestThatBothSpeak(String newest, String oldest, String chosen) {
        assertThat(ApiVersion.choose("x", newest, oldest)).hasToString(chosen);
    }

    @Test
    void enginesThatWillNotDoAreRefusedWithARemedy() {
        assertThatThrownBy(() -> ApiVersion.choose("18.09.1", "1.39", "1.12"))
                .isInstanceOf(EngineException.Unsupported.class).hasMessageContaining("18.09.1").hasMessageContaining("upgrade it to Docker 19.03");
        assertThatThrownBy(() -> ApiVersion.choose("99", "2.9", "2.0")).hasMessageContaining("upgrade the agent");
        assertThatThrownBy(() -> ApiVersion.choose("x", "", "")).isInstanceOf(EngineException.Unsupported.class);
    }
}
