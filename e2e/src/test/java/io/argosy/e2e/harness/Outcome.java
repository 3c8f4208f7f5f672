package io.argosy.e2e.harness;

/// How a command ended.
public record Outcome(String command, int exitCode, String output, String errors) {

    public Outcome succeeded() {
        return exited(0);
    }

    public Outcome exited(int expected) {
        if (exitCode != expected) {
            throw new AssertionError("expected exit code " + expected + " of\n" + this);
        }
        return this;
    }

    public boolean isSuccess() {
        return exitCode == 0;
    }

    @Override
    public String toString() {
        return "$ " + command + "\nexit code " + exitCode + "\n" + output + (errors.isEmpty() ? "" : "--- errors\n" + errors);
    }
}
