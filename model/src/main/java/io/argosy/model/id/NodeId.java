package io.argosy.model.id;

/// A machine of the cluster, from its first registration until it is removed. Given by the server, kept on the node's disk.
public record NodeId(String value) implements Comparable<NodeId> {

    public NodeId {
        Names.opaque("node", value);
    }

    @Override
    public int compareTo(NodeId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
