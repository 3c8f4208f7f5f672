package io.argosy.api.session;

import io.argosy.codec.Json;
import io.argosy.model.assignment.Assignment;
import io.argosy.model.assignment.Item;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/// Names an assignment by its content: SHA-256 over the keys of its items and the SHA-256 of the JSON of each, in key order. Keeps those of the items, so that the digest of the next assignment
/// costs only what is new in it. Immutable.
public final class AssignmentDigest {

    private final Map<String, Hashed> items;
    private final String text;

    /// @param hash of the item's JSON
    private record Hashed(Item item, byte[] hash) {}

    private AssignmentDigest(Map<String, Hashed> items) {
        this.items = items;
        MessageDigest digest = sha256();
        items.forEach((key, hashed) -> {
            digest.update(key.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            digest.update(hashed.hash());
        });
        this.text = HexFormat.of().formatHex(digest.digest());
    }

    public static AssignmentDigest of(Assignment assignment, Json json) {
        return new AssignmentDigest(hashed(assignment, Map.of(), json));
    }

    /// The digest of an assignment that has much in common with this one's.
    public AssignmentDigest next(Assignment assignment, Json json) {
        return new AssignmentDigest(hashed(assignment, items, json));
    }

    private static Map<String, Hashed> hashed(Assignment assignment, Map<String, Hashed> known, Json json) {
        Map<String, Hashed> next = new LinkedHashMap<>();
        assignment.items().forEach((key, item) -> {
            Hashed before = known.get(key);
            next.put(key, before != null && before.item().equals(item) ? before : new Hashed(item, sha256().digest(json.bytes(item))));
        });
        return next;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /// As sessions say it: in hexadecimal.
    public String text() {
        return text;
    }
}
