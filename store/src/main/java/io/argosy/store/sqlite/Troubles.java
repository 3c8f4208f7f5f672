package io.argosy.store.sqlite;

import io.argosy.store.StoreException;
import io.argosy.store.StoreException.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;

/// Errors of SQLite and the file system, with what a person can do about them.
final class Troubles {

    static final String RESTORE = "stop the server and restore a backup";

    private Troubles() {}

    static StoreException explain(Path file, SQLException cause) {
        return explain(file, cause, false);
    }

    /// @param inDoubt whether the change may have reached the disk all the same
    static StoreException explain(Path file, SQLException cause, boolean inDoubt) {
        int code = cause.getErrorCode() & 0xff;
        Kind kind = switch (SQLiteErrorCode.getErrorCode(code)) {
            case SQLITE_FULL -> Kind.DISK_FULL;
            case SQLITE_BUSY, SQLITE_LOCKED -> Kind.IN_USE;
            case SQLITE_CORRUPT -> Kind.CORRUPT;
            case SQLITE_NOTADB -> Kind.NOT_A_STORE;
            default -> Kind.BROKEN;
        };
        return new StoreException(kind, problem(kind, file) + " (" + cause.getMessage() + ")", remedy(kind), inDoubt, cause);
    }

    static StoreException explain(Path file, IOException cause) {
        return new StoreException(Kind.BROKEN, problem(Kind.BROKEN, file) + " (" + cause + ")", remedy(Kind.BROKEN), cause);
    }

    static StoreException corrupt(Path file, String detail, Throwable cause) {
        return new StoreException(Kind.CORRUPT, problem(Kind.CORRUPT, file) + " (" + detail + ")", RESTORE, cause);
    }

    private static String problem(Kind kind, Path file) {
        return switch (kind) {
            case DISK_FULL -> "no room left to write " + file;
            case IN_USE -> file + " is locked by another program";
            case CORRUPT -> file + " is damaged";
            case NOT_A_STORE -> file + " is not a store of Argosy";
            case TOO_NEW -> file + " was written by a newer version of Argosy";
            case CLOSED -> "the store " + file + " is closed";
            case BROKEN -> file + " cannot be read or written";
        };
    }

    private static String remedy(Kind kind) {
        return switch (kind) {
            case DISK_FULL -> "make room on its disk; nothing is lost, and commits succeed again by themselves";
            case IN_USE -> "end the program that has it open, such as a sqlite3 shell";
            case CORRUPT -> RESTORE;
            case NOT_A_STORE -> "give the server another data directory, or move the file away";
            case TOO_NEW -> "start that version, or " + RESTORE;
            case CLOSED -> "open it again";
            case BROKEN -> "look for errors of the disk, and whether its files belong to the user of the server";
        };
    }

    static StoreException of(Kind kind, Path file) {
        return new StoreException(kind, problem(kind, file), remedy(kind), null);
    }
}
