package io.argosy.model.id;

/// The key of an entry under `networks` of an app; not the name the engine knows it by.
public record NetworkName(String value) implements Comparable<NetworkName> {

    public NetworkName {
        Names.loose("network", value);
    }

    @Override
    public int compareTo(NetworkName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
