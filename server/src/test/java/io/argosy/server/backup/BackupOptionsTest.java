package io.argosy.server.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.server.backup.BackupOptions.Task;
import io.argosy.server.start.StoreChoice;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackupOptionsTest {

    private static BackupOptions.Parsed parse(Task task, String line) {
        return BackupOptions.parse(task, line == null ? List.of() : List.of(line.split(" ")));
    }

    @Test
    void areForTwoTasksAndNothingElse() {
        assertThat(BackupOptions.task(List.of("backup", "--help"))).contains(Task.BACKUP);
        assertThat(BackupOptions.task(List.of("restore"))).contains(Task.RESTORE);
        assertThat(BackupOptions.task(List.of("--data", "backup"))).isEmpty();
        assertThat(BackupOptions.task(List.of())).isEmpty();
    }

    @Test
    void nameAStoreAndAFile() {
        assertThat(parse(Task.BACKUP, "--data /d --to /f --with-key")).isEqualTo(new BackupOptions.Understood(
                new BackupOptions(Task.BACKUP, Optional.of(Path.of("/d")), Optional.empty(), StoreChoice.SQLITE, Path.of("/f"), true, false)));
        assertThat(parse(Task.RESTORE, "--store etcd=http://h:1/p --from /f --force")).isEqualTo(new BackupOptions.Understood(
                new BackupOptions(Task.RESTORE, Optional.empty(), Optional.empty(), StoreChoice.parse("etcd=http://h:1/p"), Path.of("/f"), false, true)));
        assertThat(parse(Task.BACKUP, "--store etcd=http://h:1/p --to /f --with-key --key-file /k")).isEqualTo(new BackupOptions.Understood(
                new BackupOptions(Task.BACKUP, Optional.empty(), Optional.of(Path.of("/k")), StoreChoice.parse("etcd=http://h:1/p"), Path.of("/f"), true, false)));
        assertThat(parse(Task.RESTORE, "--from /f -h")).isEqualTo(new BackupOptions.HelpWanted());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            BACKUP  |                                        | --to FILE is missing
            BACKUP  | --data /d                              | --to FILE is missing
            RESTORE | --data /d                              | --from FILE is missing
            BACKUP  | --to /f                                | --data DIR is missing
            BACKUP  | --store etcd=http://h:1/p --to /f --with-key | --data DIR or --key-file FILE is missing
            BACKUP  | --data /d --from /f                    | unknown option '--from'
            BACKUP  | --data /d --to                         | --to needs a value
            BACKUP  | --data /d --to /f --key-file           | --key-file needs a value
            BACKUP  | --to /f --with-key --key-file /k       | --data DIR is missing
            BACKUP  | --data /d --to /f --force              | --force is for restores
            RESTORE | --data /d --from /f --with-key         | --with-key is for backups
            RESTORE | --data /d --store x --from /f          | 'x' is no store: use sqlite, or etcd=https://HOST:2379/prefix
            """)
    void mistakesAreNamed(Task task, String line, String problem) {
        assertThat(parse(task, line)).isEqualTo(new BackupOptions.Misunderstood(problem));
    }
}
