package io.argosy.compose.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.compose.source.Place;
import io.argosy.compose.source.Problems;
import io.argosy.compose.tree.Mapping;
import io.argosy.compose.tree.Scalar;
import io.argosy.compose.yaml.Limits;
import io.argosy.compose.yaml.YamlReader;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlWriterTest {
    private static Mapping readBack(Mapping map) {
        var problems = new Problems();
        var documents = new YamlReader(Limits.STANDARD).read("x.yml", YamlWriter.write(map).getBytes(StandardCharsets.UTF_8), problems);
        assertThat(problems.errors()).isEmpty();
        return documents.getFirst().root();
    }

    private static void staysItself(String key, String text) {
        var read = readBack(Mapping.empty(Place.NONE).with(key, Scalar.string(text, Place.NONE)));
        assertThat(read.fields()).containsOnlyKeys(key);
        assertThat(read.fields().get(key)).isInstanceOfSatisfying(Scalar.class, scalar -> {
            assertThat(scalar.isString()).isTrue();
            assertThat(scalar.text()).isEqualTo(text.replace("$", "$$"));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "~", "null", "True", "yes", "1", "1.5", "0x1", "1e3", "-", "- a", "a: b", "a #b", "#", "*a", "&a", "!a", "%a", "@a", "`", "[", "{", "'", "\"", "a\nb", "\t", " a ",
            "\u0007", "\u0085", "\u2028", "é", "\uD83D\uDE00", "<<", "=", "12:30", ".inf", "\\n", "?", "a:", "|", ">"})
    void stringsStayStrings(String text) {
        staysItself("key", text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.b/c", "null", "1", "", "with space", "$x", "a: b"})
    void keysStayThemselves(String key) {
        assertThat(readBack(Mapping.empty(Place.NONE).with(key, Scalar.none(Place.NONE))).fields()).containsOnlyKeys(key);
    }

    @Property
    void anyTextStaysItself(@ForAll String text) {
        Assume.that(StandardCharsets.UTF_8.newEncoder().canEncode(text));
        staysItself("key", text);
    }
}
