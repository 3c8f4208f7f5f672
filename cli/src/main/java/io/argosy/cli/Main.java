package io.argosy.cli;

import io.argosy.cli.command.Commands;
import io.argosy.cli.output.FailureReport;
import java.util.List;
import picocli.CommandLine;

/// Entry point of the `argosy` command.
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /// Runs one command.
    ///
    /// @return the exit code
    public static int run(String... arguments) {
        CommandLine line = Commands.lineFor(arguments);
        boolean trace = List.of(arguments).contains("--trace");
        line.setExecutionExceptionHandler((failure, _, _) -> {
            if (trace) {
                failure.printStackTrace(System.err);
            }
            FailureReport report = FailureReport.of(failure);
            report.lines().forEach(System.err::println);
            return report.exitCode().number();
        });
        return line.execute(arguments);
    }
}
