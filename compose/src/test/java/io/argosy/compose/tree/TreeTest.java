package io.argosy.compose.tree;

import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.compose.source.Place;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TreeTest {
    private static final Mapping TREE = Mapping.empty(Place.NONE)
            .with("a", new Sequence(List.of(Scalar.integer(1, Place.NONE), Scalar.integer(2, Place.NONE)), Place.NONE))
            .with("b", Mapping.empty(Place.NONE).with("c", Scalar.none(Place.NONE)));

    @Test
    void pathsPrintAsUsersWriteThem() {
        assertThat(Path.of("services", "web", "ports").item(0).child("target")).hasToString("services.web.ports[0].target");
        assertThat(Path.ROOT).hasToString("");
    }

    @Test
    void pathsBelowOthers() {
        var path = Path.of("a", "b", "c");
        assertThat(path.below(Path.of("a"))).isEqualTo(Path.of("b", "c"));
        assertThat(path.below(path)).isEqualTo(Path.ROOT);
        assertThat(path.below(Path.of("x"))).isEqualTo(Path.ROOT);
    }

    @Test
    void rulesPreferNamesToWildcards() {
        var rules = new PathRules<String>().add("a.*", "any").add("a.b", "named").add("a.*.c", "below");
        assertThat(rules.find(Path.of("a", "b"))).contains("named");
        assertThat(rules.find(Path.of("a").item(3))).contains("any");
        assertThat(rules.find(Path.of("a", "x", "c"))).contains("below");
        assertThat(rules.find(Path.of("a"))).isEmpty();
        assertThat(rules.find(Path.of("x", "y", "z"))).isEmpty();
        assertThat(rules.child("a").isOpen()).isTrue();
        assertThat(rules.isOpen()).isFalse();
    }

    @Test
    void rewritingDropsWhatBecomesNothing() {
        var changed = Rewrite.bottomUp(TREE, Path.ROOT, (node, path) ->
                path.toString().equals("a[0]") || path.toString().equals("b.c") ? Optional.empty() : Optional.of(node));
        assertThat(((Mapping) changed).sequence("a").texts()).containsExactly("2");
        assertThat(((Mapping) changed).mapping("b").fields()).isEmpty();
        assertThat(Rewrite.count(TREE)).isEqualTo(6);
        assertThat(Rewrite.kept(TREE, Path.ROOT, path -> !path.equals(Path.of("a")))).isEqualTo(TREE.without("a"));
    }

    @ParameterizedTest
    @CsvSource({"0.5,0.5", "1,1", "100000,100000", "1e20,100000000000000000000", "1e21,1e+21", "0.0001,0.0001", "0.00001,1e-05", "1.10,1.1", "123456789.125,123456789.125"})
    void numbersPrintAsGoDoes(double value, String text) {
        assertThat(GoNumbers.text(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"10,10", "-5,-5", "+5,5", "010,8", "0o10,8", "0x1f,31", "0b101,5", "1_000,1000", "0,0"})
    void integersReadAsGoDoes(String text, long value) {
        assertThat(GoNumbers.parseInteger(text)).isEqualTo(value);
    }
}
