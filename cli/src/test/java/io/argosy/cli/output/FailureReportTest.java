package io.argosy.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.api.client.ApiProblem;
import io.argosy.api.client.ServerUnreachable;
import io.argosy.api.rest.Problem;
import java.net.ConnectException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailureReportTest {

    @ParameterizedTest
    @CsvSource({"401,NOT_ALLOWED", "403,NOT_ALLOWED", "404,NOT_FOUND", "409,CONFLICT", "422,BAD_INPUT", "400,BAD_INPUT", "503,UNREACHABLE", "500,FAILED"})
    void statusDecidesTheExitCode(int status, ExitCode expected) {
        FailureReport report = FailureReport.of(new ApiProblem(problem(status, List.of())));
        assertThat(report.exitCode()).isEqualTo(expected);
        assertThat(report.lines()).containsExactly("error: it is so", "  do this");
    }

    @Test
    void everyPlaceIsALine() {
        FailureReport report = FailureReport.of(problem(422, List.of(
                new Problem.Place("compose.yml", 3, 5, "services.web.ports[0]", "not a port", "write 8080:80"),
                new Problem.Place("", 0, 0, "", "something is wrong", ""))));
        assertThat(report.lines()).containsExactly(
                "error: compose.yml:3:5: services.web.ports[0]: not a port (write 8080:80)", "error: something is wrong");
        assertThat(report.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    }

    @Test
    void aServerThatIsAwayHasARemedy() {
        FailureReport report = FailureReport.of(new ServerUnreachable(URI.create("http://127.0.0.1:1"), new ConnectException()));
        assertThat(report.exitCode()).isEqualTo(ExitCode.UNREACHABLE);
        assertThat(report.lines().getFirst()).isEqualTo("error: no answer from the server at http://127.0.0.1:1: ConnectException");
        assertThat(report.lines().getLast()).contains("argosy server");
    }

    private static Problem problem(int status, List<Problem.Place> places) {
        return new Problem("about:blank", "Title", status, "code", "it is so", Optional.of("do this"), places);
    }
}
