package io.argosy.store.sqlite;

import io.argosy.store.Harbour;
import java.nio.file.Path;

/// Opens a store and keeps it until it is killed, or its input ends.
final class LockHolder {

    private LockHolder() {}

    public static void main(String[] arguments) throws Exception {
        try (SqliteStore _ = SqliteStore.open(SqliteSettings.in(Path.of(arguments[0])), Harbour.CATALOG)) {
            System.out.println("open");
            System.in.readAllBytes();
        }
    }
}
