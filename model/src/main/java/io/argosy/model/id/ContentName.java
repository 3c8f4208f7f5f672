package io.argosy.model.id;

/// The name of a config or a secret within its space.
public record ContentName(String value) implements Comparable<ContentName> {

    public ContentName {
        Names.loose("config or secret", value);
    }

    @Override
    public int compareTo(ContentName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
