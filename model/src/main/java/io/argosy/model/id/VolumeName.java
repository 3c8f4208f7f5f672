package io.argosy.model.id;

/// The key of an entry under `volumes` of an app; not the name the engine knows it by.
public record VolumeName(String value) implements Comparable<VolumeName> {

    public VolumeName {
        Names.loose("volume", value);
    }

    @Override
    public int compareTo(VolumeName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
