package io.argosy.agent.supply;

import java.util.function.IntConsumer;

/// Passes shares on that are worth telling, for each word goes to the server's disk.
public final class Shares implements IntConsumer {
    private static final int STEP = 5;

    private final IntConsumer next;
    private int told = -STEP;

    /// @param next told a share in percent when it grew enough
    public Shares(IntConsumer next) {
        this.next = next;
    }

    @Override
    public void accept(int percent) {
        if (percent >= told + STEP) {
            told = percent;
            next.accept(percent);
        }
    }
}
