package io.argosy.control.retention;

/// How much is kept.
///
/// @param events the newest of them
/// @param audits the newest of them
/// @param releases of each app
public record Keeping(int events, int audits, int releases) {

    public static final Keeping STANDARD = new Keeping(10_000, 10_000, 20);

    public Keeping {
        if (events < 1 || audits < 1 || releases < 2) {
            throw new IllegalArgumentException("at least one event, one audit record and two releases are kept");
        }
    }
}
