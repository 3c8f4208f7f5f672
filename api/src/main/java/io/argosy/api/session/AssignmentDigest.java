package io.argosy.api.session;

import io.argosy.codec.Json;
import io.argosy.model.assignment.Assignment;
import io.argosy.model.assignment.Item;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/// Names an assignment by its content: SHA-256 over the keys and JSON of its items, in key order.
public final class AssignmentDigest {

    private AssignmentDigest() {}

    public static String of(Assignment assignment, Json json) {
        MessageDigest digest = sha256();
        for (Map.Entry<String, Item> entry : assignment.items().entrySet()) {
            digest.update(entry.getKey().getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            digest.update(sha256().digest(json.bytes(entry.getValue())));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
