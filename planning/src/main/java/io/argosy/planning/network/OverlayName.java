package io.argosy.planning.network;

/// What an overlay is called on the engines: by the bridge it takes the place of, as both are on one engine while tasks move from one to the other.
///
/// Swarm mode takes a label of the DNS only: 63 letters, digits, `-` and `_`, beginning with a letter or a digit. A name that would be another or is
/// too long is told apart by a digest of the whole.
public final class OverlayName {

    public static final String SUFFIX = "-overlay";
    private static final int LIMIT = 63;
    private static final int DIGEST = 9;

    private OverlayName() {}

    public static String of(String bridgeName) {
        String plain = bridgeName.replaceAll("[^A-Za-z0-9_-]", "-").replaceFirst("^[-_]+", "n");
        if (plain.equals(bridgeName) && plain.length() + SUFFIX.length() <= LIMIT) {
            return plain + SUFFIX;
        }
        String begin = plain.substring(0, Math.min(plain.length(), LIMIT - SUFFIX.length() - DIGEST));
        return "%s-%08x%s".formatted(begin, bridgeName.hashCode(), SUFFIX);
    }
}
