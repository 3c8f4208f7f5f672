package io.argosy.store;

import io.argosy.model.leadership.Fence;
import java.util.concurrent.atomic.AtomicLong;

/// Numbers of records that follow each other in time, such as events. [Transaction.Builder#append] gives them in the order in
/// which transactions happen: the revision above, and the place within the transaction below.
///
/// Those given by [#next()] are known earlier, and may therefore become visible in another order. Keys of records that are written one after another, such as events: each is higher than all before, also those of
/// earlier leaders, and nothing has to be read to know the next. One per leadership; safe for any number of threads.
///
/// A number holds the term above and a counter below. After a restore it may come again, under a higher incarnation.
public final class Sequence {

    private static final int PLACE_BITS = 7;
    private static final int COUNTER_BITS = 32;
    private static final int DIGITS = 19;

    private final AtomicLong next;
    private final long end;

    private Sequence(long term) {
        this.next = new AtomicLong(term << COUNTER_BITS);
        this.end = (term + 1) << COUNTER_BITS;
    }

    public static Sequence under(Fence fence) {
        if (fence.term() >= 1L << (Long.SIZE - 1 - COUNTER_BITS) - 1) {
            throw new IllegalArgumentException("no numbers left in term " + fence.term());
        }
        return new Sequence(fence.term());
    }

    /// @param place within the transaction, below [Limits#OPERATIONS]
    public static long number(long revision, int place) {
        return (revision << PLACE_BITS) + place;
    }

    public long next() {
        long number = next.getAndIncrement();
        if (number >= end) {
            throw new IllegalStateException("this term has given all its numbers; a new leader can go on");
        }
        return number;
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
