package io.argosy.model.id;

/// One placement of a slot. Never used again.
public record TaskId(String value) implements Comparable<TaskId> {

    public TaskId {
        Names.opaque("task", value);
    }

    @Override
    public int compareTo(TaskId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
