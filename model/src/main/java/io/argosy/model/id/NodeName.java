package io.argosy.model.id;

/// What people call a node; unique in the cluster at any moment.
public record NodeName(String value) implements Comparable<NodeName> {

    public NodeName {
        Names.label("node", value);
    }

    @Override
    public int compareTo(NodeName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
