package io.argosy.server.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.control.fault.FaultCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// `docs/errors.md` lists every code with its status, and no other.
class ErrorsPageTest {

    private static final Pattern ROW = Pattern.compile("^\\| `([a-z-]+)` \\| (\\d{3}) \\| .+ \\|$", Pattern.MULTILINE);

    @Test
    void thePageListsTheCodes() throws Exception {
        String page = Files.readString(Path.of("..", "docs", "errors.md"));
        List<String> listed = ROW.matcher(page).results().map(ErrorsPageTest::row).toList();
        assertThat(listed).containsExactlyInAnyOrderElementsOf(Stream.of(FaultCode.values()).map(code -> code.id() + " " + Problems.status(code)).toList());
    }

    private static String row(MatchResult row) {
        return row.group(1) + " " + row.group(2);
    }
}
