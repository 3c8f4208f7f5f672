package io.argosy.model.join;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a machine needs to join: a secret for the server, and by what it knows that server. As text: `argosy-node-SECRET-FINGERPRINT`.
///
/// @param secret lower-case letters and digits by chance; the store keeps its hash only
/// @param fingerprint SHA-256 of the public key of the cluster's authority, in hexadecimal
public record JoinToken(String secret, String fingerprint) {

    private static final Pattern SECRET = Pattern.compile("[a-z0-9]{32,64}");
    private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern TEXT = Pattern.compile("argosy-node-([a-z0-9]{32,64})-([0-9a-f]{64})");

    public JoinToken {
        if (!SECRET.matcher(secret).matches()) {
            throw new IllegalArgumentException("the secret of a node token is 32 to 64 lower-case letters and digits");
        }
        if (!FINGERPRINT.matcher(fingerprint).matches()) {
            throw new IllegalArgumentException("the fingerprint of a node token is 64 hexadecimal digits");
        }
    }

    /// @return empty when it is no node token, or not the whole of one
    public static Optional<JoinToken> parse(String text) {
        Matcher parts = TEXT.matcher(text.strip());
        return parts.matches() ? Optional.of(new JoinToken(parts.group(1), parts.group(2))) : Optional.empty();
    }

    /// The token as people hand it over.
    public String text() {
        return "argosy-node-" + secret + "-" + fingerprint;
    }

    /// Without the secret, for logs.
    @Override
    public String toString() {
        return "argosy-node-***-" + fingerprint;
    }
}
