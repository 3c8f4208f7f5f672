package io.argosy.gateway.route;

import io.argosy.model.id.ServiceRef;
import java.util.regex.Pattern;

/// What a group of servers is called in the configuration. Holds no character that means anything to HAProxy.
public record BackendName(String value) implements Comparable<BackendName> {
    private static final Pattern GRAMMAR = Pattern.compile("[A-Za-z0-9_.:-]{1,400}");

    public BackendName {
        if (!GRAMMAR.matcher(value).matches()) {
            throw new IllegalArgumentException("not a name of a backend");
        }
    }

    /// `space:app:service:port`. No part of it holds a colon, so that different services never share a name.
    public static BackendName of(ServiceRef service, int target) {
        IpLiteral.requirePort(target);
        return new BackendName(service.app().space() + ":" + service.app().app() + ":" + service.service() + ":" + target);
    }

    @Override
    public int compareTo(BackendName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
