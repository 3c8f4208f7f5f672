package io.argosy.store.backup;

import io.argosy.codec.Json;
import io.argosy.codec.MalformedJson;
import io.argosy.store.Catalog;
import io.argosy.store.Key;
import io.argosy.store.StoreException;
import io.argosy.store.StoreException.Kind;
import io.argosy.store.Table;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// A backup in a file, readable by its owner only.
public record BackupFile(Path path) {

    private static final Json JSON = Json.standard();
    private static final String ANOTHER = "name a file that argosy server backup wrote, or another copy of it";

    /// What is in it.
    public record Content(BackupHeader header, long records) {
    }

    /// Writes a backup. The file is there when it is whole and on disk.
    ///
    /// @param complete adds to the header what the source does not know
    /// @throws StoreException when it exists, or cannot be written, or the source cannot be read
    public Content write(BackupSource source, UnaryOperator<BackupHeader> complete) {
        if (Files.exists(path)) {
            throw new StoreException(Kind.BROKEN, path + " exists already", "name a file that does not", null);
        }
        Path draft = path.resolveSibling(path.getFileName() + ".unfinished");
        try {
            Files.deleteIfExists(draft);
            try {
                Content content = writeDraft(draft, source, complete);
                Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE);
                return content;
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (UncheckedIOException e) {
            throw unwritable(e.getCause());
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private static Content writeDraft(Path draft, BackupSource source, UnaryOperator<BackupHeader> complete) throws IOException {
        try (FileChannel channel = FileChannel.open(draft, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                OutputStream out = Channels.newOutputStream(channel)) {
            SummedLines lines = new SummedLines(out);
            Header header = new Header(lines, complete);
            source.read(header, record -> lines.write(record.line()));
            lines.end(JSON.text(new BackupFooter(lines.count() - 1, lines.sum())));
            channel.force(true);
            return new Content(header.written.orElseThrow(), lines.count() - 1);
        }
    }

    private static final class Header implements Consumer<BackupHeader> {

        private final SummedLines lines;
        private final UnaryOperator<BackupHeader> complete;
        private Optional<BackupHeader> written = Optional.empty();

        Header(SummedLines lines, UnaryOperator<BackupHeader> complete) {
            this.lines = lines;
            this.complete = complete;
        }

        @Override
        public void accept(BackupHeader header) {
            written = Optional.of(complete.apply(header));
            lines.write(JSON.text(written.get()));
        }
    }

    /// Reads all of it: that it is whole and unchanged, and that this program can read every record of the tables it knows.
    ///
    /// @throws StoreException with what is wrong with it
    public Content check(Catalog catalog) {
        Set<Key> seen = new TreeSet<>();
        return read(record -> {
            if (!seen.add(record.key())) {
                throw new IllegalArgumentException(record.key() + " is in it twice");
            }
            Table<?, ?> table = catalog.tables().get(record.key().table());
            if (table != null) {
                decode(table, record);
            }
        });
    }

    private static void decode(Table<?, ?> table, RawRecord record) {
        try {
            table.keys().parse(record.key().path());
            JSON.read(record.json().getBytes(StandardCharsets.UTF_8), table.value());
        } catch (MalformedJson e) {
            throw new IllegalArgumentException(record.key() + ": " + e.getMessage(), e);
        }
    }

    /// Tells of each record.
    ///
    /// @throws StoreException when the file is none, not whole, or changed; then some records were told already
    public Content read(Consumer<RawRecord> each) {
        try (SummedReader reader = new SummedReader(Files.newInputStream(path))) {
            BackupHeader header = header(reader.next());
            for (long records = 0; ; records++) {
                String sum = reader.sum();
                String line = reader.next().orElseThrow(() -> new IllegalArgumentException("its end is missing"));
                if (line.startsWith("{")) {
                    requireEnd(JSON.read(line, BackupFooter.class), records, sum, reader);
                    return new Content(header, records);
                }
                each.accept(RawRecord.parse(line));
            }
        } catch (IOException e) {
            throw new StoreException(Kind.NOT_A_STORE, path + " cannot be read (" + e + ")", ANOTHER, e);
        } catch (MalformedJson | IllegalArgumentException e) {
            throw new StoreException(Kind.CORRUPT, path + " is no backup, or damaged (" + e.getMessage() + ")", ANOTHER, e);
        }
    }

    private BackupHeader header(Optional<String> line) throws MalformedJson {
        BackupHeader header = JSON.read(line.filter(text -> text.startsWith("{"))
                .orElseThrow(() -> new IllegalArgumentException("it does not begin as a backup of Argosy does")), BackupHeader.class);
        if (header.version() > BackupHeader.VERSION) {
            throw new StoreException(Kind.TOO_NEW, path + " was written by a newer version of Argosy", "restore it with that version", null);
        }
        return header;
    }

    private static void requireEnd(BackupFooter footer, long records, String sum, SummedReader reader) throws IOException {
        if (footer.records() != records || !footer.sha256().equals(sum) || reader.next().isPresent()) {
            throw new IllegalArgumentException("its content does not fit its checksum");
        }
    }

    private StoreException unwritable(IOException e) {
        return new StoreException(Kind.BROKEN, path + " cannot be written (" + e + ")", "name a file in a directory with room, and that may be written to", e);
    }
}
