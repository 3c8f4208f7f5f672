package io.argosy.model.id;

/// One entry under `services` of an app.
public record ServiceName(String value) implements Comparable<ServiceName> {

    public ServiceName {
        Names.loose("service", value);
    }

    @Override
    public int compareTo(ServiceName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
