package io.argosy.cli.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TableTest {

    private final Table table = new Table("NAME", "STATE").row("web.1", "ready").row("database.1", "crash loop\nexit 1");

    @Test
    void columnsAreAsWideAsTheirContent() {
        assertThat(table.render(0)).isEqualTo("""
                NAME        STATE
                web.1       ready
                database.1  crash loop exit 1
                """);
    }

    @Test
    void linesAreCutToTheTerminal() {
        assertThat(table.render(20).lines()).containsExactly("NAME        STATE", "web.1       ready", "database.1  crash l…");
    }

    @Test
    void aRowOfAnotherSizeIsABug() {
        assertThatThrownBy(() -> table.row("one")).isInstanceOf(IllegalArgumentException.class);
    }
}
