package io.argosy.control.record;

/// Written by everybody who gives a range of addresses out, so that of two who do it at once one decides anew.
///
/// @param turn counts
public record RangeTurn(long turn) {

    public static final RangeTurn FIRST = new RangeTurn(0);

    public RangeTurn next() {
        return new RangeTurn(turn + 1);
    }
}
