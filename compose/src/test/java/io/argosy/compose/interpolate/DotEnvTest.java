package io.argosy.compose.interpolate;

import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.compose.source.Problem;
import io.argosy.compose.source.Problems;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DotEnvTest {
    private final Problems problems = new Problems();

    private Map<String, String> read(String text) {
        return DotEnv.read("/p/.env", text.getBytes(StandardCharsets.UTF_8), Environment.of(Map.of("HOST", "outside")), problems);
    }

    static Stream<Arguments> statements() {
        return Stream.of(
                Arguments.of("A=b", "b"),
                Arguments.of("A = b ", "b"),
                Arguments.of("export A=b", "b"),
                Arguments.of("A: b", "b"),
                Arguments.of("# A=x\n\nA=b # comment", "b"),
                Arguments.of("A=b#c", "b#c"),
                Arguments.of("A='b # $HOST \\n'", "b # $HOST \\n"),
                Arguments.of("A=\"b # $HOST\\n\\\"q\\\"\"", "b # outside\n\"q\""),
                Arguments.of("A=\"one\ntwo\"", "one\ntwo"),
                Arguments.of("A=\"\\$HOST\"", "$HOST"),
                Arguments.of("B=first\nA=$B and ${HOST}", "first and outside"),
                Arguments.of("A=", ""),
                Arguments.of("A=''", ""),
                Arguments.of("HOST=inside\nA=${HOST}", "outside"),
                Arguments.of("A=${C:-default}", "default"),
                Arguments.of("\uFEFFA=b\r\n", "b"));
    }

    @ParameterizedTest
    @MethodSource("statements")
    void reads(String text, String expected) {
        assertThat(read(text)).containsEntry("A", expected);
        assertThat(problems.errors()).isEmpty();
    }

    @Test
    void aBareNameTakesItsValueFromOutside() {
        assertThat(read("HOST\nNONE\nA=b")).isEqualTo(Map.of("HOST", "outside", "A", "b"));
    }

    @Test
    void reportsEachBrokenLine() {
        assertThat(read("A=b\nC D=e\n=x\nF=\"open\n")).isEqualTo(Map.of("A", "b"));
        assertThat(problems.errors()).extracting(Problem::toString).isEqualTo(List.of(
                "/p/.env:2:1: expected = after the variable's name C",
                "/p/.env:3:1: unexpected character '=' in a variable's name",
                "/p/.env:4:3: the quoted value of F does not end"));
    }

    @Test
    void rawFilesAreTakenLiterally() {
        assertThat(DotEnv.readRaw("A='$x'\n#c=d\nB=1=2\n".getBytes(StandardCharsets.UTF_8))).isEqualTo(Map.of("A", "'$x'", "B", "1=2"));
    }

    @Property
    void isTotal(@ForAll String text) {
        assertThat(read(text)).isNotNull();
    }
}
