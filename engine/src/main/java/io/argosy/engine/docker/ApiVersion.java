package io.argosy.engine.docker;

import io.argosy.engine.EngineException;

/// A version of the Engine API.
record ApiVersion(int major, int minor) implements Comparable<ApiVersion> {
    /// Engine 19.03.
    static final ApiVersion OLDEST = new ApiVersion(1, 40);
    static final ApiVersion NEWEST = new ApiVersion(1, 47);
    /// The first to join a new container to several networks.
    static final ApiVersion SEVERAL_ENDPOINTS = new ApiVersion(1, 44);

    /// The newest that both sides speak.
    ///
    /// @throws EngineException.Unsupported when there is none
    static ApiVersion choose(String engine, String newest, String oldest) {
        ApiVersion highest = parse(newest);
        if (highest.compareTo(OLDEST) < 0) {
            throw new EngineException.Unsupported(
                    "engine %s speaks API %s, and %s is the oldest that will do: upgrade it to Docker 19.03 or newer".formatted(engine, newest, OLDEST));
        }
        if (parse(oldest).compareTo(NEWEST) > 0) {
            throw new EngineException.Unsupported(
                    "engine %s speaks no API older than %s, and %s is the newest known here: upgrade the agent".formatted(engine, oldest, NEWEST));
        }
        return highest.compareTo(NEWEST) < 0 ? highest : NEWEST;
    }

    static ApiVersion parse(String text) {
        String[] parts = text.split("\\.", 2);
        try {
            return new ApiVersion(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException _) {
            throw new EngineException.Unsupported("the engine names a version that is none: '" + text + "'");
        }
    }

    boolean atLeast(ApiVersion other) {
        return compareTo(other) >= 0;
    }

    @Override
    public int compareTo(ApiVersion other) {
        return major != other.major ? Integer.compare(major, other.major) : Integer.compare(minor, other.minor);
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
