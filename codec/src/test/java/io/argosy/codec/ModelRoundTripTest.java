package io.argosy.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Everything the model can say survives being written and read.
class ModelRoundTripTest {

    private static final int SAMPLES = 25;

    private final Json json = Json.standard();

    static Stream<Class<?>> records() throws Exception {
        return ModelTypes.all().stream().filter(Class::isRecord);
    }

    static Stream<Class<?>> families() throws Exception {
        return ModelTypes.all().stream().filter(SealedFamily::isHead);
    }

    @ParameterizedTest
    @MethodSource("records")
    void readsBackARecord(Class<?> type) throws MalformedJson {
        for (int seed = 0; seed < SAMPLES; seed++) {
            Object record = new AnyRecord(seed).of(type);
            assertThat((Object) json.read(json.bytes(record), type)).as("seed " + seed + ": " + json.text(record)).isEqualTo(record);
        }
    }

    @ParameterizedTest
    @MethodSource("families")
    void readsBackAMemberByItsFamily(Class<?> family) throws MalformedJson {
        for (int seed = 0; seed < SAMPLES; seed++) {
            Object member = new AnyRecord(seed).of(family);
            assertThat((Object) json.read(json.bytes(member), family)).isEqualTo(member);
        }
    }
}
