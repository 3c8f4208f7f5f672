package io.argosy.model.id;

/// What an app, node pool, token, network, volume or registry path belongs to.
public record SpaceName(String value) implements Comparable<SpaceName> {

    public SpaceName {
        Names.label("space", value);
    }

    public static final SpaceName DEFAULT = new SpaceName("default");

    @Override
    public int compareTo(SpaceName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
