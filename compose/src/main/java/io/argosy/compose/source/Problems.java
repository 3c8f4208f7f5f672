package io.argosy.compose.source;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Collects what the phases find. Keeps at most [#LIMIT] errors and as many warnings, each once; further errors are counted only.
/// Confined to one load.
public final class Problems {
    public static final int LIMIT = 50;

    private final Set<Problem> errors = new LinkedHashSet<>();
    private final Set<Problem> warnings = new LinkedHashSet<>();
    private int dropped;

    public void error(Place place, String field, String message, String remedy) {
        add(errors, new Problem(Problem.Severity.ERROR, place, field, message, remedy));
    }

    public void error(Place place, String field, String message) {
        error(place, field, message, "");
    }

    public void warning(Place place, String field, String message, String remedy) {
        add(warnings, new Problem(Problem.Severity.WARNING, place, field, message, remedy));
    }

    private void add(Set<Problem> to, Problem problem) {
        if (to.size() < LIMIT) {
            to.add(problem);
        } else if (problem.isError()) {
            dropped++;
        }
    }

    /// How many errors there were so far, kept or not.
    public int count() {
        return errors.size() + dropped;
    }

    /// Whether further errors would only be counted: looking for more is in vain.
    public boolean full() {
        return errors.size() >= LIMIT;
    }

    public boolean failed() {
        return !errors.isEmpty();
    }

    public List<Problem> errors() {
        var all = new ArrayList<>(errors);
        if (full()) {
            all.add(new Problem(Problem.Severity.ERROR, Place.NONE, "", "and more: only the first " + LIMIT + " problems are shown", ""));
        }
        return List.copyOf(all);
    }

    public List<Problem> warnings() {
        return List.copyOf(warnings);
    }
}
