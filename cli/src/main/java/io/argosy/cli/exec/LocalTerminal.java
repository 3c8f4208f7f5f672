package io.argosy.cli.exec;

import java.io.IOException;
import java.util.Optional;

/// The user's terminal, in raw mode while a program in a task has it. Uses `stty`, which every system with a terminal has.
public final class LocalTerminal implements AutoCloseable {

    private final Optional<String> saved;

    private LocalTerminal(Optional<String> saved) {
        this.saved = saved;
    }

    /// @param raw whether keys should go to the program one by one, unseen by the local terminal
    public static LocalTerminal open(boolean raw) {
        if (!raw || System.console() == null || !System.console().isTerminal()) {
            return new LocalTerminal(Optional.empty());
        }
        Optional<String> saved = stty("-g");
        saved.ifPresent(_ -> stty("raw", "-echo"));
        return new LocalTerminal(saved);
    }

    /// Columns and rows, when there is a terminal.
    public Optional<int[]> size() {
        return stty("size").map(text -> text.split(" ")).filter(parts -> parts.length == 2)
                .map(parts -> new int[] {Integer.parseInt(parts[1]), Integer.parseInt(parts[0])});
    }

    @Override
    public void close() {
        saved.ifPresent(LocalTerminal::stty);
    }

    private static Optional<String> stty(String... arguments) {
        String[] command = new String[arguments.length + 1];
        command[0] = "stty";
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        try {
            Process process = new ProcessBuilder(command).redirectInput(ProcessBuilder.Redirect.INHERIT).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes()).strip();
            return process.waitFor() == 0 ? Optional.of(output) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
