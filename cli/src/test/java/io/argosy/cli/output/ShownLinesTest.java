package io.argosy.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.api.rest.LogLine;
import io.argosy.model.id.TaskId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShownLinesTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final ShownLines shown = new ShownLines();

    private static LogLine line(String task, int second, String text) {
        return new LogLine(new TaskId(task), task, "stdout", NOON.plusSeconds(second), text);
    }

    private List<String> show(LogLine... lines) {
        return List.of(lines).stream().filter(shown::add).map(LogLine::text).toList();
    }

    @Test
    void beginsWhereItWasAskedTo() {
        assertThat(shown.since()).isEmpty();
    }

    @Test
    void goesOnAMinuteBeforeTheNewestLine() {
        show(line("a", 10, "1"), line("b", 20, "2"), line("a", 15, "3"));
        assertThat(shown.since()).contains(NOON.plusSeconds(20).minus(Duration.ofMinutes(1)));
    }

    @Test
    void leavesOutWhatWasShownOfEachTask() {
        show(line("a", 1, "a1"), line("b", 5, "b5"), line("a", 2, "a2"));
        shown.again();
        assertThat(show(line("a", 1, "a1"), line("a", 2, "a2"), line("b", 4, "late"), line("b", 5, "b5"), line("c", 1, "c1"), line("a", 3, "a3"), line("b", 6, "b6")))
                .containsExactly("c1", "a3", "b6");
    }

    @Test
    void tellsLinesOfOneMomentByTheirNumber() {
        show(line("a", 1, "first"), line("a", 1, "second"));
        shown.again();
        assertThat(show(line("a", 1, "first"), line("a", 1, "second"), line("a", 1, "third"))).containsExactly("third");
    }

    @Test
    void forgetsNothingWhenItBreaksOffAgainSoon() {
        show(line("a", 1, "1"), line("a", 2, "2"), line("b", 1, "3"));
        shown.again();
        assertThat(show(line("a", 1, "1"))).isEmpty();
        shown.again();
        assertThat(show(line("a", 1, "1"), line("a", 2, "2"), line("b", 1, "3"), line("b", 2, "4"))).containsExactly("4");
    }

    @Test
    void linesOfArgosyAreAlwaysShown() {
        LogLine word = new LogLine(new TaskId("a"), "a", "argosy", NOON, "cannot be read");
        assertThat(shown.add(word)).isTrue();
        shown.again();
        assertThat(shown.add(word)).isTrue();
        assertThat(shown.since()).isEmpty();
    }

    /// Whatever breaks off where, each line of each task is shown once, and in its task's order.
    @Test
    void eachLineOnceWhereverItBreaksOff() {
        Random random = new Random(1);
        for (int run = 0; run < 200; run++) {
            ShownLines lines = new ShownLines();
            List<LogLine> all = IntStream.range(0, 40).mapToObj(i -> line("t" + i % 3, i / 4, String.valueOf(i))).toList();
            List<String> seen = new ArrayList<>();
            for (int end = 0; end < all.size(); end = Math.min(all.size(), end + 1 + random.nextInt(15))) {
                all.subList(0, end).stream().filter(lines::add).map(LogLine::text).forEach(seen::add);
                lines.again();
            }
            all.stream().filter(lines::add).map(LogLine::text).forEach(seen::add);
            assertThat(seen).containsExactlyElementsOf(all.stream().map(LogLine::text).toList());
        }
    }
}
