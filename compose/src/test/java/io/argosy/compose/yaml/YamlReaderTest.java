package io.argosy.compose.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.argosy.compose.render.JsonWriter;
import io.argosy.compose.source.Problem;
import io.argosy.compose.source.Problems;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlReaderTest {
    private final Problems problems = new Problems();

    private List<Document> read(String text) {
        return new YamlReader(Limits.STANDARD).read("c.yml", text.getBytes(StandardCharsets.UTF_8), problems);
    }

    private String json(String text) {
        var documents = read(text);
        assertThat(problems.errors()).isEmpty();
        return JsonWriter.write(documents.getFirst().root()).replaceAll("\\s+", "");
    }

    private String error(String text) {
        assertThat(assertTimeout(Duration.ofSeconds(5), () -> read(text))).isEmpty();
        return problems.errors().stream().map(Problem::toString).reduce("", (a, b) -> a + b);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "text|\"text\"", "'12'|\"12\"", "12|12", "0444|292", "0o17|15", "0x1F|31", "1_000|1000", "-3|-3", "1.50|1.5", "1e3|1000",
            "true|true", "False|false", "yes|\"yes\"", "on|\"on\"", "~|null", "null|null", "''|\"\"", ".inf|\".inf\"",
            "99999999999999999999|100000000000000000000", "1e999999999|\"1e999999999\"", "!!str 5|\"5\"", "12:30|\"12:30\"", "1.2.3|\"1.2.3\""})
    void readsScalars(String yaml, String expected) {
        assertThat(json("a: " + yaml)).isEqualTo("{\"a\":" + expected + "}");
    }

    @Test
    void writesOutAliasesAndMergeKeys() {
        assertThat(json("x: &x {a: 1, b: 2}\ny: &y {b: 3, c: 4}\nz: {<<: [*x, *y], a: 0}\nw: *x"))
                .isEqualTo("{\"w\":{\"a\":1,\"b\":2},\"x\":{\"a\":1,\"b\":2},\"y\":{\"b\":3,\"c\":4},\"z\":{\"a\":0,\"b\":2,\"c\":4}}");
    }

    @Test
    void collectsClearedPaths() {
        var document = read("x: &x {p: !reset []}\na: {<<: *x}\nb: !override {q: 1}\nc: !reset null").getFirst();
        assertThat(document.cleared()).extracting(Object::toString).containsExactly("x.p", "a.p", "b", "c");
        assertThat(document.root().fields().keySet()).containsExactly("x", "a", "b");
    }

    @Test
    void knowsPlaces() {
        var root = read("a:\n  b: [x,\n    y]\n").getFirst().root();
        assertThat(root.mapping("a").fields().get("b").place().toString()).isEqualTo("c.yml:2:3");
        assertThat(root.mapping("a").sequence("b").items().get(1).place().toString()).isEqualTo("c.yml:3:5");
    }

    @Test
    void readsSeveralDocuments() {
        assertThat(read("a: 1\n---\n---\nb: 2\n")).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "'a: [b'|c.yml:1:6: not valid YAML",
            "'a: 1\na: 2'|c.yml:2:1: key \"a\" is already defined at line 1",
            "'1: a'|c.yml:1:1: a key must be a string",
            "'[a]'|c.yml:1:1: the top of a Compose file must be a mapping, not a list",
            "'a: *b'|c.yml:1:4: alias *b has no anchor before it",
            "'a: &a {b: *a}'|c.yml:1:11: cycle detected",
            "'a: &a x\nb: {<<: *a}'|c.yml:2:5: a merge key (<<) needs a mapping"})
    void refusesBrokenFiles(String yaml, String message) {
        assertThat(error(yaml)).startsWith(message);
    }

    @Test
    void refusesAliasBombs() {
        var bomb = new StringBuilder("a0: &a0 [x]\n");
        for (var i = 1; i < 40; i++) {
            bomb.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ",").repeat(9)));
        }
        assertThat(error(bomb.toString())).contains("excessive aliasing");
    }

    @Test
    void refusesAliasBombsOfText() {
        var bomb = "a: &a \"" + "x".repeat(100_000) + "\"\nb: [" + "*a,".repeat(1_000) + "]\n";
        assertThat(error(bomb)).contains("characters");
    }

    @Test
    void refusesMergeBombs() {
        var bomb = new StringBuilder("a0: &a0 {k: v}\n");
        for (var i = 1; i < 40; i++) {
            bomb.append("a%d: &a%d {<<: [%s]}\n".formatted(i, i, ("*a" + (i - 1) + ",").repeat(9)));
        }
        assertThat(error(bomb.toString())).contains("excessive aliasing");
    }

    @Test
    void refusesDeepNesting() {
        assertThat(error("a: " + "[".repeat(100_000))).contains("nested deeper than 64 levels");
        assertThat(error("a: " + "{a: ".repeat(1_000))).contains("nested deeper than 64 levels");
    }

    @Test
    void refusesLargeFiles() {
        assertThat(error("#".repeat(Limits.STANDARD.bytes() + 1))).contains("larger than");
    }

    @Test
    void refusesBinaryFiles() {
        assertThat(new YamlReader(Limits.STANDARD).read("c.yml", new byte[] {(byte) 0xC3, 0x28}, problems)).isEmpty();
        assertThat(error("a: \u0001")).contains("not a text file");
    }

    @Property(tries = 500)
    void isTotal(@ForAll String text) {
        assertThat(new YamlReader(Limits.STANDARD).read("c.yml", text.getBytes(StandardCharsets.UTF_8), new Problems())).isNotNull();
    }
}
