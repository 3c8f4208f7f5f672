package io.argosy.storeetcd;

import com.google.protobuf.ByteString;
import io.argosy.codec.Json;
import io.argosy.codec.MalformedJson;
import io.argosy.model.leadership.Fence;
import io.argosy.store.StoreException;
import io.argosy.store.StoreException.Kind;

/// What is known of the whole state without its records.
///
/// @param format of everything below the prefix
/// @param fence of the latest leader
/// @param revision of the last transaction
/// @param unfinished while a restore replaces the records: nobody may lead, and what can be read is no state
record Mark(int format, Fence fence, long revision, boolean unfinished) {

    /// Raise it with each change that a program before it would misread.
    static final int FORMAT = 1;

    private static final Json JSON = Json.standard();

    static Mark of(Fence fence, long revision) {
        return new Mark(FORMAT, fence, revision, false);
    }

    Mark asUnfinished() {
        return new Mark(format, fence, revision, true);
    }

    ByteString bytes() {
        return ByteString.copyFrom(JSON.bytes(this));
    }

    /// @throws StoreException when it is none, or a newer version's
    static Mark read(ByteString at, ByteString bytes) {
        try {
            Mark mark = JSON.read(bytes.toByteArray(), Mark.class);
            if (mark.format() > FORMAT) {
                throw new StoreException(Kind.TOO_NEW, "the state at " + at.toStringUtf8() + " in etcd was written by a newer version of Argosy",
                        "start that version, or restore a backup", null);
            }
            return mark;
        } catch (MalformedJson e) {
            throw new StoreException(Kind.NOT_A_STORE, "%s in etcd is not Argosy's (%s)".formatted(at.toStringUtf8(), e.getMessage()),
                    "give the server another prefix, or remove the key", e);
        }
    }
}
