package io.argosy.control.place;

/// How many tasks that replace lost ones may be starting at one time, so that the nodes that are left are not overrun when a zone is lost.
///
/// @param perNode on one node
/// @param atOnce on all nodes together
public record Wave(int perNode, int atOnce) {

    public static final Wave STANDARD = new Wave(4, 20);

    public Wave {
        if (perNode < 1 || atOnce < 1) {
            throw new IllegalArgumentException("at least one task starts at a time, not " + Math.min(perNode, atOnce));
        }
    }
}
