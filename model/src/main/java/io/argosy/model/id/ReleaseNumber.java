package io.argosy.model.id;

/// The place of a release in the history of its app: 1 for the first, never used again.
public record ReleaseNumber(int value) implements Comparable<ReleaseNumber> {

    public static final ReleaseNumber FIRST = new ReleaseNumber(1);

    public ReleaseNumber {
        if (value < 1) {
            throw new IllegalArgumentException("releases are numbered from 1, not " + value);
        }
    }

    public ReleaseNumber next() {
        return new ReleaseNumber(value + 1);
    }

    @Override
    public int compareTo(ReleaseNumber other) {
        return Integer.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Integer.toString(value);
    }
}
