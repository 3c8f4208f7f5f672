package io.argosy.model.id;

/// The name of an app: one Compose project.
public record AppName(String value) implements Comparable<AppName> {

    public AppName {
        Names.label("app", value);
    }

    @Override
    public int compareTo(AppName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
