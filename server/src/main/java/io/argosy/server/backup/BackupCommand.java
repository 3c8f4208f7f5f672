package io.argosy.server.backup;

import io.argosy.control.ControlPlane;
import io.argosy.server.start.DataDirectory;
import io.argosy.server.start.KeptSecret;
import io.argosy.server.start.StartFailure;
import io.argosy.server.start.StoreChoice;
import io.argosy.store.StoreException;
import io.argosy.store.StoreException.Kind;
import io.argosy.store.backup.BackupFile;
import io.argosy.store.backup.BackupSource;
import io.argosy.store.backup.BackupTarget;
import io.argosy.store.backup.Restore;
import io.argosy.store.sqlite.SqliteRecords;
import io.argosy.store.sqlite.SqliteSettings;
import io.argosy.storeetcd.EtcdRecords;
import io.argosy.storeetcd.address.EtcdAddress;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/// Carries out a backup or a restore.
public final class BackupCommand {

    private static final String KEPT_APART =
            "The key of the servers is not in it. Keep a copy of %s, too: without it nobody can read the secrets.";

    private final BackupOptions options;
    private final InstantSource clock;

    private BackupCommand(BackupOptions options, InstantSource clock) {
        this.options = options;
        this.clock = clock;
    }

    /// @return the exit code: 1 when it failed, 2 when the command line makes no sense
    public static int run(BackupOptions.Task task, List<String> arguments) {
        return switch (BackupOptions.parse(task, arguments)) {
            case BackupOptions.HelpWanted _ -> {
                System.out.print(BackupOptions.USAGE);
                yield 0;
            }
            case BackupOptions.Misunderstood(String problem) -> {
                System.err.print("argosy server: " + problem + "\n\n" + BackupOptions.USAGE);
                yield 2;
            }
            case BackupOptions.Understood(BackupOptions options) -> run(options);
        };
    }

    private static int run(BackupOptions options) {
        try {
            carryOut(options, InstantSource.system()).forEach(System.out::println);
            return 0;
        } catch (StoreException e) {
            return failed(e.problem(), e.remedy());
        } catch (StartFailure e) {
            return failed(e.getMessage(), e.remedy());
        }
    }

    private static int failed(String problem, String remedy) {
        System.err.println("argosy server: " + problem);
        System.err.println("  " + remedy);
        return 1;
    }

    /// @return what people are told
    /// @throws StoreException or StartFailure, with a remedy, when it cannot be done
    static List<String> carryOut(BackupOptions options, InstantSource clock) {
        BackupCommand command = new BackupCommand(options, clock);
        return switch (options.task()) {
            case BACKUP -> command.backup();
            case RESTORE -> command.restore();
        };
    }

    private List<String> backup() {
        Optional<String> key = options.withKey() ? Optional.of(key().orElseThrow(() -> new StartFailure(
                "there is no key at " + options.key().orElseThrow(), "Name the data directory of a server with --data, or its key with --key-file."))) : Optional.empty();
        BackupFile.Content content = withStore((source, _) -> new BackupFile(options.file()).write(source, header -> header.withKey(key)));
        String made = "Backup of revision %d with %d records: %s".formatted(content.header().revision(), content.records(), options.file());
        return key.isPresent() ? List.of(made, "It holds the key of the servers: whoever has it can read the secrets.") : List.of(made, KEPT_APART.formatted(options.key().map(Path::toString).orElse("DIR/key")));
    }

    private List<String> restore() {
        BackupFile file = new BackupFile(options.file());
        Optional<String> brought = file.read(_ -> {}).header().key();
        Optional<String> there = key();
        if (brought.isPresent() && there.isPresent() && !brought.equals(there) && !options.force()) {
            throw new StoreException(Kind.IN_USE, "%s holds another key than the backup".formatted(options.key().orElseThrow()),
                    "move it away, or give --force to replace it", null);
        }
        BackupFile.Content content = withStore((_, target) -> new Restore(file, ControlPlane.catalog(), options.force(), clock).into(target));
        String done = "Restored revision %d with %d records of %s, as a new incarnation.".formatted(
                content.header().revision(), content.records(), content.header().made());
        return List.of(done, keyAfterRestore(brought, there));
    }

    private String keyAfterRestore(Optional<String> brought, Optional<String> there) {
        if (brought.isPresent() && options.key().isPresent()) {
            options.data().ifPresent(DataDirectory::make);
            new KeptSecret(options.key().get()).replace(brought.get());
            return "Its key is in " + options.key().get() + "; every other server of this store needs a copy.";
        }
        return there.isPresent() ? "The key in " + options.key().orElseThrow() + " is used on; it must be the one of the servers that the backup is from."
                : "Put the key of the servers that the backup is from into DIR/key of each server before it starts, or where --key-file says.";
    }

    /// Unless there is none.
    private Optional<String> key() {
        return options.key().map(KeptSecret::new).filter(KeptSecret::exists).map(file -> file.text(""));
    }

    private <T> T withStore(BiFunction<BackupSource, BackupTarget, T> work) {
        return switch (options.store()) {
            case StoreChoice.Sqlite _ -> {
                SqliteRecords records = new SqliteRecords(new SqliteSettings(options.data().orElseThrow(), SqliteSettings.DEFAULT_LIMIT, clock));
                yield work.apply(records, records);
            }
            case StoreChoice.Etcd(EtcdAddress address) -> {
                try (EtcdRecords records = EtcdRecords.open(address, clock)) {
                    yield work.apply(records, records);
                }
            }
        };
    }
}
