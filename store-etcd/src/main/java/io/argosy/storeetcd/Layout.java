package io.argosy.storeetcd;

import com.google.protobuf.ByteString;
import io.argosy.store.Key;
import java.util.Optional;

/// Where things lie in etcd.
///
/// @param prefix of one cluster's keys, without `/` at its end
record Layout(String prefix) {

    private static final String RECORD = "/record/";

    ByteString first() {
        return ByteString.copyFromUtf8(prefix + "/");
    }

    /// After all keys that begin with the prefix and `/`.
    ByteString end() {
        return ByteString.copyFromUtf8(prefix + (char) ('/' + 1));
    }

    ByteString mark() {
        return ByteString.copyFromUtf8(prefix + "/mark");
    }

    ByteString leader() {
        return ByteString.copyFromUtf8(prefix + "/leader");
    }

    ByteString records() {
        return ByteString.copyFromUtf8(prefix + RECORD);
    }

    ByteString endOfRecords() {
        return ByteString.copyFromUtf8(prefix + RECORD.substring(0, RECORD.length() - 1) + (char) ('/' + 1));
    }

    ByteString record(Key key) {
        return ByteString.copyFromUtf8(prefix + RECORD + key.table() + "/" + key.path());
    }

    /// Absent when no record lies there.
    Optional<Key> recordAt(ByteString at) {
        String path = at.toStringUtf8();
        String before = prefix + RECORD;
        int table = before.length();
        int slash = path.indexOf('/', table);
        return path.startsWith(before) && slash > table ? Optional.of(new Key(path.substring(table, slash), path.substring(slash + 1))) : Optional.empty();
    }
}
