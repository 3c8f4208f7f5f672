package io.argosy.cli.output;

import io.argosy.api.rest.LogLine;

/// Prints lines of tasks with the task's name before them, each task in its colour on a terminal.
public final class LogPrinter {

    private static final int[] COLOURS = {36, 33, 32, 35, 34, 96, 93, 92, 95, 94};

    private final Terminal terminal;
    private final boolean timestamps;
    private final boolean asJson;
    private int widest = 8;

    public LogPrinter(Terminal terminal, boolean timestamps, boolean asJson) {
        this.terminal = terminal;
        this.timestamps = timestamps;
        this.asJson = asJson;
    }

    public void print(LogLine line) {
        if (asJson) {
            terminal.out().println(terminal.json().text(line));
        } else {
            terminal.out().println(mark(line.name()) + (timestamps ? line.at() + " " : "") + line.text());
        }
        terminal.out().flush();
    }

    private String mark(String name) {
        widest = Math.max(widest, name.length());
        String padded = name + " ".repeat(widest - name.length()) + " | ";
        return terminal.interactive() ? "\033[" + COLOURS[Math.floorMod(name.hashCode(), COLOURS.length)] + "m" + padded + "\033[0m" : padded;
    }
}
