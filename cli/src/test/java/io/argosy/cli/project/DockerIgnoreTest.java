package io.argosy.cli.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DockerIgnoreTest {

    @ParameterizedTest
    @CsvSource({
        "target, target/classes/A.class, true",
        "target, src/target, false",
        "/target/, target, true",
        "**/target, src/target/x, true",
        "*.log, a.log, true",
        "*.log, logs/a.log, false",
        "**/*.log, logs/deep/a.log, true",
        "doc?, docs, true",
        "doc?, doc, false",
        "[ab].txt, a.txt, true",
        "[ab].txt, c.txt, false",
        "a.b, aXb, false",
        "'# a comment', '# a comment', false",
    })
    void aRuleMatchesAsDockerMatches(String rule, String path, boolean ignored) {
        assertThat(DockerIgnore.of(List.of(rule)).ignores(path)).isEqualTo(ignored);
    }

    @ParameterizedTest
    @CsvSource({"docs/a.md, true", "docs/keep.md, false", "src/a.md, false"})
    void theLastRuleThatMatchesDecides(String path, boolean ignored) {
        assertThat(DockerIgnore.of(List.of("docs", "!docs/keep.md")).ignores(path)).isEqualTo(ignored);
    }
}
