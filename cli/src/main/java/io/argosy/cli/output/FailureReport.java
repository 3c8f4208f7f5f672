package io.argosy.cli.output;

import io.argosy.api.client.ApiProblem;
import io.argosy.api.client.ServerUnreachable;
import io.argosy.api.rest.Problem;
import java.util.ArrayList;
import java.util.List;

/// A failure as the user sees it: lines to print and the code to end with.
public record FailureReport(List<String> lines, ExitCode exitCode) {

    public static FailureReport of(Throwable failure) {
        return switch (failure) {
            case CommandFailure command -> new FailureReport(lines(command.getMessage(), command.remedy()), command.exitCode());
            case ApiProblem refused -> of(refused.problem());
            case ServerUnreachable away -> new FailureReport(
                    lines(away.getMessage(), "is it running? Start it with `argosy server`, or name another with --server or `argosy context`"),
                    ExitCode.UNREACHABLE);
            default -> new FailureReport(lines("unexpected failure: " + failure, "this is a bug; please report it with the output of --trace"), ExitCode.FAILED);
        };
    }

    public static FailureReport of(Problem problem) {
        List<String> lines = new ArrayList<>();
        problem.places().forEach(place -> lines.add("error: " + place(place)));
        if (problem.places().isEmpty()) {
            lines.addAll(lines(problem.detail(), problem.remedy().orElse("")));
        }
        return new FailureReport(List.copyOf(lines), exitCode(problem));
    }

    /// `compose.yml:3:5: services.web.ports[0]: what is wrong (what to do)`.
    public static String place(Problem.Place place) {
        StringBuilder text = new StringBuilder();
        if (!place.file().isEmpty()) {
            text.append(place.file());
            if (place.line() > 0) {
                text.append(':').append(place.line()).append(':').append(place.column());
            }
            text.append(": ");
        }
        if (!place.field().isEmpty()) {
            text.append(place.field()).append(": ");
        }
        text.append(place.message());
        return place.remedy().isEmpty() ? text.toString() : text + " (" + place.remedy() + ")";
    }

    private static List<String> lines(String problem, String remedy) {
        return remedy.isEmpty() ? List.of("error: " + problem) : List.of("error: " + problem, "  " + remedy);
    }

    private static ExitCode exitCode(Problem problem) {
        if (!problem.places().isEmpty()) {
            return ExitCode.BAD_INPUT;
        }
        return switch (problem.status()) {
            case 401, 403 -> ExitCode.NOT_ALLOWED;
            case 404 -> ExitCode.NOT_FOUND;
            case 409 -> ExitCode.CONFLICT;
            case 400, 413, 422 -> ExitCode.BAD_INPUT;
            case 502, 503, 504 -> ExitCode.UNREACHABLE;
            default -> ExitCode.FAILED;
        };
    }
}
