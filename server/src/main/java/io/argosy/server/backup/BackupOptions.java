package io.argosy.server.backup;

import io.argosy.server.start.StoreChoice;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// What the command line of a backup or a restore asks for.
///
/// @param task which of both
/// @param data the data directory of a server; absent when only etcd is concerned
/// @param keyFile the key that seals secrets, where it is not in the data directory
/// @param file of the backup
/// @param withKey whether the key that seals secrets goes into the backup
/// @param force whether a state that is there is given up
public record BackupOptions(Task task, Optional<Path> data, Optional<Path> keyFile, StoreChoice store, Path file, boolean withKey, boolean force) {

    /// What is done.
    public enum Task { BACKUP, RESTORE }

    public static final String USAGE =
            """
            Usage: argosy server backup  --data DIR | --store STORE  --to FILE   [--with-key] [--key-file FILE]
                   argosy server restore --data DIR | --store STORE  --from FILE [--force]    [--key-file FILE]

            A backup is one file with everything the servers know. It is made while they run. A restore puts it in place of what is there, also in another
            kind of store; servers are stopped for it.

              --data DIR      the server's data directory, with its store unless --store names another, and its key
              --store STORE   sqlite, in DIR, or etcd=https://H1:2379/PREFIX, as the servers are given it (sqlite)
              --to FILE       where the backup is written; must not exist
              --from FILE     the backup
              --with-key      put the key into the backup, too: whoever has it can read the secrets. Without it, keep the key elsewhere
              --key-file FILE the key, as the servers are given it (DIR/key)
              --force         give up the state that is there
              --help          this text
            """;

    /// Where the key is, or is to be; absent when nobody said.
    public Optional<Path> key() {
        return keyFile.or(() -> data.map(directory -> directory.resolve("key")));
    }

    /// Whether the arguments are for this.
    public static Optional<Task> task(List<String> arguments) {
        return switch (arguments.isEmpty() ? "" : arguments.getFirst()) {
            case "backup" -> Optional.of(Task.BACKUP);
            case "restore" -> Optional.of(Task.RESTORE);
            default -> Optional.empty();
        };
    }

    /// What became of a command line.
    public sealed interface Parsed {}

    public record Understood(BackupOptions options) implements Parsed {}

    public record HelpWanted() implements Parsed {}

    public record Misunderstood(String problem) implements Parsed {}

    /// @param arguments behind the task
    public static Parsed parse(Task task, List<String> arguments) {
        Optional<Path> data = Optional.empty();
        Optional<Path> keyFile = Optional.empty();
        Optional<Path> file = Optional.empty();
        StoreChoice store = StoreChoice.SQLITE;
        boolean withKey = false;
        boolean force = false;
        String fileOption = task == Task.BACKUP ? "--to" : "--from";
        Deque<String> rest = new ArrayDeque<>(arguments);
        try {
            while (!rest.isEmpty()) {
                String option = rest.remove();
                switch (option) {
                    case "--help", "-h" -> {
                        return new HelpWanted();
                    }
                    case "--data" -> data = Optional.of(path(option, rest));
                    case "--store" -> store = StoreChoice.parse(value(option, rest));
                    case "--key-file" -> keyFile = Optional.of(path(option, rest));
                    case "--with-key" -> withKey = true;
                    case "--force" -> force = true;
                    default -> {
                        if (!option.equals(fileOption)) {
                            return new Misunderstood("unknown option '" + option + "'");
                        }
                        file = Optional.of(path(option, rest));
                    }
                }
            }
        } catch (IllegalArgumentException e) {
            return new Misunderstood(e.getMessage());
        }
        return judge(task, data, keyFile, store, file, withKey, force);
    }

    private static Parsed judge(Task task, Optional<Path> data, Optional<Path> keyFile, StoreChoice store, Optional<Path> file, boolean withKey, boolean force) {
        if (file.isEmpty()) {
            return new Misunderstood((task == Task.BACKUP ? "--to" : "--from") + " FILE is missing");
        }
        if (data.isEmpty() && store instanceof StoreChoice.Sqlite) {
            return new Misunderstood("--data DIR is missing");
        }
        if (withKey && data.isEmpty() && keyFile.isEmpty()) {
            return new Misunderstood("--data DIR or --key-file FILE is missing");
        }
        if (task == Task.RESTORE && withKey || task == Task.BACKUP && force) {
            return new Misunderstood(withKey ? "--with-key is for backups" : "--force is for restores");
        }
        return new Understood(new BackupOptions(task, data, keyFile, store, file.get(), withKey, force));
    }

    private static Path path(String option, Deque<String> rest) {
        return Path.of(value(option, rest)).toAbsolutePath().normalize();
    }

    private static String value(String option, Deque<String> rest) {
        String value = rest.poll();
        if (value == null || value.isEmpty()) {
            throw new IllegalArgumentException(option + " needs a value");
        }
        return value;
    }
}
