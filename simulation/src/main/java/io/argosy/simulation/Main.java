package io.argosy.simulation;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.Iterator;
import java.util.logging.Level;
import java.util.logging.Logger;

/// Runs seeds, or one with its trace.
public final class Main {

    private static final Logger ROOT = Logger.getLogger("");
    private static final long SECOND = 1_000_000_000L;

    private Main() {}

    public static void main(String[] arguments) {
        ROOT.setLevel(Level.OFF);
        long seeds = 1_000;
        long from = 1;
        boolean trace = false;
        Iterator<String> words = Arrays.asList(arguments).iterator();
        while (words.hasNext()) {
            switch (words.next()) {
                case "--seeds" -> seeds = Long.parseLong(words.next());
                case "--from" -> from = Long.parseLong(words.next());
                case "--trace" -> trace = true;
                case String other -> {
                    System.err.println("unknown argument " + other + ": script/simulate --seeds N [--from SEED] [--trace]");
                    System.exit(2);
                }
            }
        }
        System.exit(run(seeds, from, trace, System.out) == 0 ? 0 : 1);
    }

    /// @return how many failed
    static long run(long seeds, long from, boolean trace, PrintStream out) {
        long began = System.nanoTime();
        long failed = 0;
        for (long seed = from; seed < from + seeds; seed++) {
            Outcome outcome = Run.of(seed, trace ? out::println : _ -> { });
            if (outcome.violation().isPresent()) {
                failed++;
                tell(outcome, trace, out);
            } else if (trace) {
                out.printf("seed %d: well, %d events, trace %016x%n", seed, outcome.events(), outcome.hash());
            }
        }
        out.printf("%d seeds, %d failed, %d s%n", seeds, failed, (System.nanoTime() - began) / SECOND);
        return failed;
    }

    private static void tell(Outcome outcome, boolean trace, PrintStream out) {
        out.printf("seed %d failed: %s%n", outcome.seed(), outcome.violation().orElseThrow().getMessage());
        if (!trace) {
            outcome.last().stream().skip(Math.max(0, outcome.last().size() - 25L)).forEach(line -> out.println("  " + line));
        }
        out.printf("  replay: script/simulate --seeds 1 --from %d --trace%n", outcome.seed());
    }
}
