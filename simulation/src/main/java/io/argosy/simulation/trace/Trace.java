package io.argosy.simulation.trace;

import io.argosy.simulation.time.Timeline;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/// The events of a run, as people read them.
public final class Trace {

    private static final int LAST = 80;
    private static final long PRIME = 1_099_511_628_211L;

    private final Timeline timeline;
    private final Consumer<String> listener;
    private final Deque<String> last = new ArrayDeque<>();
    private long hash = 0xcbf29ce484222325L;

    /// @param listener told each line at once
    public Trace(Timeline timeline, Consumer<String> listener) {
        this.timeline = timeline;
        this.listener = listener;
    }

    public void say(String line) {
        String whole = at(timeline.micros()) + "  " + line;
        for (int i = 0; i < whole.length(); i++) {
            hash = (hash ^ whole.charAt(i)) * PRIME;
        }
        last.add(whole);
        if (last.size() > LAST) {
            last.poll();
        }
        listener.accept(whole);
    }

    /// Seconds since the begin, to the tenth of a millisecond.
    private static String at(long micros) {
        String tenths = String.valueOf(micros / 100);
        String padded = "0".repeat(Math.max(0, 9 - tenths.length())) + tenths;
        return padded.substring(0, padded.length() - 4) + "." + padded.substring(padded.length() - 4);
    }

    public List<String> last() {
        return List.copyOf(last);
    }

    /// Differs as soon as one line does.
    public long hash() {
        return hash;
    }
}
