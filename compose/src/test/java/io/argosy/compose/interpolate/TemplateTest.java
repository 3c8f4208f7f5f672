package io.argosy.compose.interpolate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateTest {
    private static final Map<String, String> VARIABLES = Map.of("SET", "value", "EMPTY", "", "OTHER", "else");

    private static Expansion expand(String text) {
        return Template.expand(text, name -> Optional.ofNullable(VARIABLES.get(name)));
    }

    private static String expanded(String text) {
        return expand(text) instanceof Expansion.Expanded done ? done.text() : "invalid";
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "plain|plain",
            "$SET|value",
            "${SET}|value",
            "a${SET}b$OTHER.|avaluebelse.",
            "$$SET|$SET",
            "$${SET}|${SET}",
            "${SET:-default}|value",
            "${EMPTY:-default}|default",
            "${EMPTY-default}|''",
            "${NONE:-default}|default",
            "${NONE-default}|default",
            "${NONE:-}|''",
            "${SET:+other}|other",
            "${EMPTY:+other}|''",
            "${EMPTY+other}|other",
            "${NONE+other}|''",
            "${SET:?needed}|value",
            "${EMPTY?needed}|''",
            "${NONE:-${SET}}|value",
            "${NONE:-${NOR:-${OTHER}}!}|else!",
            "${NONE:-$$5}|$5",
            "${NONE:-http://host:80/}|http://host:80/",
            "${NONE:-a}b}|ab}",
            "$NONE|''"})
    void expands(String text, String expected) {
        assertThat(expanded(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "$|invalid interpolation format: \"$\"",
            "5$ off|invalid interpolation format: \"5$ off\"",
            "$1|invalid interpolation format: \"$1\"",
            "${|invalid interpolation format: \"${\"",
            "${}|invalid interpolation format: \"${}\"",
            "${SET|invalid interpolation format: \"${SET\"",
            "${SET!x}|invalid interpolation format: \"${SET!x}\"",
            "${SET:}|invalid interpolation format: \"${SET:}\"",
            "${NONE?}|required variable NONE is missing a value",
            "${NONE:?tell me $OTHER}|required variable NONE is missing a value: tell me else",
            "${EMPTY:?needed}|required variable EMPTY is missing a value: needed"})
    void refuses(String text, String message) {
        assertThat(expand(text)).isInstanceOfSatisfying(Expansion.Invalid.class, invalid -> assertThat(invalid.message()).isEqualTo(message));
    }

    @Test
    void namesVariablesWithoutValue() {
        assertThat(expand("$NONE ${ALSO} ${DEFAULTED:-}")).isEqualTo(new Expansion.Expanded("  ", java.util.Set.of("NONE", "ALSO")));
    }

    @Test
    void refusesDeepNesting() {
        var deep = "${A:-".repeat(1_000) + "}".repeat(1_000);
        assertThat(expand(deep)).isInstanceOf(Expansion.Invalid.class);
    }

    @Property(tries = 2_000)
    void isTotal(@ForAll String text) {
        assertThat(expand(text)).isNotNull();
    }

    @Property(tries = 5_000)
    void isTotalOnTemplates(@ForAll @net.jqwik.api.constraints.Chars({'$', '{', '}', ':', '-', '?', '+', 'S', 'E', 'T', ' '}) @CharRange(from = 'A', to = 'C') String text) {
        assertThat(expand(text)).isNotNull();
    }

    @Property
    void dollarsMayBeEscaped(@ForAll String text) {
        assertThat(expanded(text.replace("$", "$$"))).isEqualTo(text);
    }
}
