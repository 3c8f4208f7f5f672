package io.argosy.cli.copy;

import io.argosy.api.client.ApiProblem;
import io.argosy.api.client.ArgosyClient;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/// Files of one task, over the server.
public final class RemoteFiles {

    private static final String TAR = "application/x-tar";
    private static final int PIPE = 256 * 1024;
    private static final int NOT_FOUND = 404;

    private final ArgosyClient client;
    private final String task;

    public RemoteFiles(ArgosyClient client, String task) {
        this.client = client;
        this.task = task;
    }

    /// Reads an archive.
    @FunctionalInterface
    public interface Reader {
        void read(InputStream archive) throws IOException;
    }

    /// Writes an archive.
    @FunctionalInterface
    public interface Writer {
        void write(OutputStream archive) throws IOException;
    }

    public void read(String path, Reader reader) throws IOException {
        try (InputStream archive = client.download(at(path), TAR)) {
            reader.read(archive);
        }
    }

    /// Whether there is a directory; the head of its archive tells.
    public boolean isDirectory(String path) throws IOException {
        try (TarArchiveInputStream archive = new TarArchiveInputStream(client.download(at(path), TAR))) {
            TarArchiveEntry first = archive.getNextEntry();
            return first != null && first.isDirectory();
        } catch (ApiProblem e) {
            if (e.problem().status() == NOT_FOUND) {
                return false;
            }
            throw e;
        }
    }

    /// Unpacks in a directory what is written meanwhile.
    public void write(String directory, Writer writer) throws IOException {
        PipedInputStream input = new PipedInputStream(PIPE);
        PipedOutputStream output = new PipedOutputStream(input);
        AtomicReference<IOException> failure = new AtomicReference<>();
        Thread packing = Thread.ofPlatform().daemon().name("archive").start(() -> {
            try (output) {
                writer.write(output);
            } catch (IOException e) {
                failure.set(e);
            }
        });
        try (input) {
            client.upload(at(directory), TAR, BodyPublishers.ofInputStream(() -> input));
        }
        join(packing);
        if (failure.get() != null) {
            throw failure.get();
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String at(String path) {
        return "/v1/tasks/" + task + "/files?path=" + URLEncoder.encode(path, StandardCharsets.UTF_8);
    }
}
