package io.argosy.testkit.engine;

import java.util.List;

/// What the programs of a fake image do.
@FunctionalInterface
public interface FakeProgram {
    /// Runs until it is stopped, whatever it is told to be; as an exec, ends well.
    FakeProgram SERVES = _ -> new Run.Stays();

    /// The handful of programs of a shell that the contract suite uses: `true`, `false`, `sleep`, `echo`, and `cat`.
    FakeProgram SHELL = FakeProgram::shell;

    /// @param argv what is run; empty for the image's own program
    Run run(List<String> argv);

    /// How a program goes.
    sealed interface Run {
        record Stays() implements Run {}

        record Ends(int code, String output) implements Run {}

        /// Says again what it is told.
        record Echoes() implements Run {}
    }

    /// A program that ends at once, each time it is started.
    static FakeProgram exits(int code) {
        return _ -> new Run.Ends(code, "");
    }

    private static Run shell(List<String> argv) {
        return switch (argv.isEmpty() ? "sleep" : argv.getFirst()) {
            case "true" -> new Run.Ends(0, "");
            case "false" -> new Run.Ends(1, "");
            case "echo" -> new Run.Ends(0, String.join(" ", argv.subList(1, argv.size())) + "\n");
            case "cat" -> new Run.Echoes();
            case "sleep" -> new Run.Stays();
            default -> new Run.Ends(127, "not found");
        };
    }
}
