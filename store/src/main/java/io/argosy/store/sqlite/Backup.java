package io.argosy.store.sqlite;

import io.argosy.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/// Copies of the file of a store.
public final class Backup {

    static final String UNFINISHED = ".unfinished";
    private static final String[] SIDE_FILES = {"-wal", "-shm"};

    private Backup() {}

    /// Makes a backup the state of a data directory. What the directory held is kept beside it, with `.before-restore`.
    ///
    /// @throws StoreException when a server runs there, or there is no room; the directory holds its old state then
    public static void restore(Path backup, SqliteSettings settings) {
        if (!Files.isRegularFile(backup)) {
            throw new StoreException(StoreException.Kind.NOT_A_STORE, backup + " is not there", "name the file of a backup", null);
        }
        Path file = settings.file();
        try {
            PrivateFiles.createDirectory(settings.directory());
            try (DirectoryLock _ = DirectoryLock.take(settings.directory())) {
                Path copy = PrivateFiles.create(sibling(file, UNFINISHED));
                Files.write(copy, new byte[0]);
                onOwnThread(() -> copy(backup, copy));
                setAside(file);
                Files.move(copy, file, StandardCopyOption.ATOMIC_MOVE);
                PrivateFiles.sync(settings.directory());
            }
        } catch (IOException e) {
            throw Troubles.explain(file, e);
        }
    }

    static void write(Path file, Path target) {
        try {
            if (Files.exists(target)) {
                throw new StoreException(StoreException.Kind.BROKEN, target + " exists already", "name a file that does not", null);
            }
            Path copy = PrivateFiles.create(sibling(target, UNFINISHED));
            try {
                Files.write(copy, new byte[0]);
                onOwnThread(() -> copy(file, copy));
                PrivateFiles.sync(copy);
                Files.move(copy, target, StandardCopyOption.ATOMIC_MOVE);
                PrivateFiles.sync(target.toAbsolutePath().getParent());
            } finally {
                Files.deleteIfExists(copy);
            }
        } catch (IOException e) {
            throw Troubles.explain(target, e);
        }
    }

    /// SQLite reads one consistent state, also while it is written to, and folds the write-ahead log into the copy.
    private static void copy(Path from, Path to) {
        try {
            try (Connection source = Connections.plain(from); PreparedStatement copy = source.prepareStatement("VACUUM INTO ?")) {
                copy.setString(1, to.toString());
                copy.execute();
            }
            try (Connection copy = Connections.plain(to)) {
                Schema.check(from, copy);
                Schema.markAsBackup(copy);
            }
        } catch (SQLException e) {
            throw Troubles.explain(from, e);
        }
    }

    static void setAside(Path file) throws IOException {
        moveIfThere(file, sibling(file, ".before-restore"));
        for (String side : SIDE_FILES) {
            moveIfThere(sibling(file, side), sibling(file, ".before-restore" + side));
        }
    }

    private static void moveIfThere(Path from, Path to) throws IOException {
        if (Files.exists(from)) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        } else {
            Files.deleteIfExists(to);
        }
    }

    static Path sibling(Path file, String suffix) {
        return file.resolveSibling(file.getFileName() + suffix);
    }

    /// Calls into SQLite hold on to their thread, which may be a virtual one.
    private static void onOwnThread(Runnable work) {
        try {
            CompletableFuture.runAsync(work, task -> Thread.ofPlatform().name("store-backup").start(task)).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}
