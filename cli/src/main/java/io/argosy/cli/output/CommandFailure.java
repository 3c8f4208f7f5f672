package io.argosy.cli.output;

import java.util.List;

/// Ends a command with a message for the user.
public final class CommandFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ExitCode exitCode;
    private final String remedy;

    public CommandFailure(ExitCode exitCode, String problem, String remedy) {
        super(problem);
        this.exitCode = exitCode;
        this.remedy = remedy;
    }

    public static CommandFailure usage(String problem, String remedy) {
        return new CommandFailure(ExitCode.USAGE, problem, remedy);
    }

    public static CommandFailure badInput(String problem, String remedy) {
        return new CommandFailure(ExitCode.BAD_INPUT, problem, remedy);
    }

    /// Mistakes in input files, each on a line that names its place.
    public static CommandFailure mistakes(List<String> lines) {
        return badInput(String.join("\nerror: ", lines), "");
    }

    public ExitCode exitCode() {
        return exitCode;
    }

    /// What to do; may be empty.
    public String remedy() {
        return remedy;
    }
}
