package io.argosy.model.id;

/// A group of nodes, such as `gpu` or `edge`. Each node is in one.
public record PoolName(String value) implements Comparable<PoolName> {

    /// The pool of nodes that joined without a word about it.
    public static final PoolName DEFAULT = new PoolName("default");

    public PoolName {
        Names.label("pool", value);
    }

    @Override
    public int compareTo(PoolName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
