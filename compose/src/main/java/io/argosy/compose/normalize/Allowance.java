package io.argosy.compose.normalize;

/// An amount that is used up; bounds work that short input could make long. Confined to one load.
public final class Allowance {
    private long left;

    public Allowance(long amount) {
        this.left = amount;
    }

    public boolean isSpent() {
        return left < 0;
    }

    /// False when less than `amount` was left; nothing is left then.
    public boolean take(long amount) {
        left = Math.max(-1, left - amount);
        return left >= 0;
    }
}
