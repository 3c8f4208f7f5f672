package io.argosy.storeetcd;

import com.google.protobuf.ByteString;
import io.argosy.codec.Json;
import io.argosy.codec.MalformedJson;
import io.argosy.store.Entry;
import io.argosy.store.Key;
import io.argosy.store.StoreException;
import io.argosy.store.StoreException.Kind;
import io.argosy.store.Table;
import java.nio.charset.StandardCharsets;

/// A record as etcd keeps it: the revision that changed it last, a blank, and its JSON, so that `etcdctl get` shows it to people.
record StoredValue(long revision, byte[] json) {

    private static final Json JSON = Json.standard();

    ByteString bytes() {
        return ByteString.copyFromUtf8(revision + " ").concat(ByteString.copyFrom(json));
    }

    static StoredValue read(Key key, ByteString bytes) {
        int blank = 0;
        while (blank < bytes.size() && bytes.byteAt(blank) != ' ') {
            blank++;
        }
        try {
            return new StoredValue(Long.parseLong(bytes.substring(0, blank).toStringUtf8()), bytes.substring(Math.min(blank + 1, bytes.size())).toByteArray());
        } catch (NumberFormatException e) {
            throw damaged(key, "it has no revision", e);
        }
    }

    <K, V> Entry<K, V> decode(Table<K, V> table, Key key) {
        try {
            return new Entry<>(table.keys().parse(key.path()), JSON.read(json, table.value()), revision);
        } catch (MalformedJson | IllegalArgumentException e) {
            throw damaged(key, e.getMessage(), e);
        }
    }

    String text() {
        return new String(json, StandardCharsets.UTF_8);
    }

    private static StoreException damaged(Key key, String detail, Throwable cause) {
        return new StoreException(Kind.CORRUPT, "a record in etcd cannot be read (%s: %s)".formatted(key, detail), "stop the servers and restore a backup", cause);
    }
}
