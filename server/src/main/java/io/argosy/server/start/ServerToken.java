package io.argosy.server.start;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// With which servers of a cluster show each other that they have its key. It lets a server say that it is there, and nothing else.
public record ServerToken(String text) {

    private static final String PURPOSE = "argosy server to server";

    public ServerToken {
        Objects.requireNonNull(text, "text");
    }

    public static ServerToken of(byte[] key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return new ServerToken(HexFormat.of().formatHex(mac.doFinal(PURPOSE.getBytes(StandardCharsets.UTF_8))));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC-SHA256", e);
        }
    }

    /// Takes the same time whatever is shown.
    public boolean is(String shown) {
        return MessageDigest.isEqual(text.getBytes(StandardCharsets.UTF_8), shown.getBytes(StandardCharsets.UTF_8));
    }

    /// Without the token, for logs.
    @Override
    public String toString() {
        return "ServerToken[]";
    }
}
