package io.argosy.store.sqlite;

import io.argosy.store.Harbour;
import io.argosy.store.Store;
import io.argosy.store.backup.RestoreContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteRecordsTest extends RestoreContract {

    @TempDir
    private Path first;

    @TempDir
    private Path second;

    @Override
    protected Store openFirst() {
        return SqliteStore.open(SqliteSettings.in(first), Harbour.CATALOG);
    }

    @Override
    protected Store openSecond() {
        return SqliteStore.open(SqliteSettings.in(second), Harbour.CATALOG);
    }

    @Override
    protected <T> T first(Use<T> use) {
        SqliteRecords records = new SqliteRecords(SqliteSettings.in(first));
        return use.with(records, records);
    }

    @Override
    protected <T> T second(Use<T> use) {
        SqliteRecords records = new SqliteRecords(SqliteSettings.in(second));
        return use.with(records, records);
    }
}
