package io.argosy.store;

/// Numbers of records that follow each other in time, such as events. [Transaction.Builder#append] gives them in the order in
/// which transactions happen: the revision above, and the place within the transaction below.
public final class Sequence {

    private static final int PLACE_BITS = 7;
    private static final int DIGITS = 19;

    private Sequence() {}

    /// @param place within the transaction, below [Limits#OPERATIONS]
    public static long number(long revision, int place) {
        return (revision << PLACE_BITS) + place;
    }

    /// Padded with zeros, so that the order of paths is the order of numbers.
    public static String path(long number) {
        if (number < 0) {
            throw new IllegalArgumentException("not a number of a sequence: " + number);
        }
        String digits = Long.toString(number);
        return "0".repeat(DIGITS - digits.length()) + digits;
    }

    public static long parse(String path) {
        return Long.parseLong(path);
    }
}
