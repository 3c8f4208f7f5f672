package io.argosy.cli.output;

/// What the process ends with. Documented in `docs/cli.md`; scripts rely on the numbers.
public enum ExitCode {
    OK(0),
    /// What was asked for was done and did not come to a good end: a rollout or a build failed.
    FAILED(1),
    USAGE(2),
    /// A Compose file or another input file has mistakes.
    BAD_INPUT(3),
    UNREACHABLE(4),
    NOT_ALLOWED(5),
    NOT_FOUND(6),
    CONFLICT(7),
    TIMED_OUT(8);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }
}
