package io.argosy.cli.docker;

import io.argosy.cli.output.CommandFailure;
import io.argosy.codec.Json;
import io.argosy.codec.MalformedJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Optional;

/// A directory as `DOCKER_CERT_PATH` names it: `ca.pem`, `cert.pem`, `key.pem`, and what they are for in `endpoint.json`.
public final class CertificateDirectory {

    private static final String ENDPOINT = "endpoint.json";

    private final Path directory;
    private final Json json;

    public CertificateDirectory(Path directory, Json json) {
        this.directory = directory.toAbsolutePath().normalize();
        this.json = json;
    }

    public Path path() {
        return directory;
    }

    public Path file(String name) {
        return directory.resolve(name);
    }

    /// What was kept; empty when there is nothing, or it cannot be read.
    public Optional<Endpoint> read() {
        try {
            return Optional.of(json.read(Files.readAllBytes(file(ENDPOINT)), Endpoint.class));
        } catch (NoSuchFileException | MalformedJson _) {
            return Optional.empty();
        } catch (IOException e) {
            throw CommandFailure.usage("cannot read " + file(ENDPOINT) + ": " + e.getMessage(), "mend its rights, or name another directory with --dir");
        }
    }

    /// The endpoint last, so that what is read is whole.
    ///
    /// @param certificate X.509 in base64 @param authority the same
    public void write(Endpoint endpoint, ClientKey key, String certificate, String authority) {
        try {
            Files.createDirectories(directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            put("ca.pem", pem("CERTIFICATE", Base64.getDecoder().decode(authority)));
            put("key.pem", pem("PRIVATE KEY", key.encoded()));
            put("cert.pem", pem("CERTIFICATE", Base64.getDecoder().decode(certificate)));
            put(ENDPOINT, json.pretty(endpoint) + "\n");
        } catch (IOException e) {
            throw CommandFailure.usage("cannot write to " + directory + ": " + e.getMessage(), "check its rights and space, or name another directory with --dir");
        }
    }

    private void put(String name, String text) throws IOException {
        Path fresh = Files.createTempFile(directory, name, ".new", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(fresh, text);
        Files.move(fresh, file(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static String pem(String kind, byte[] bytes) {
        String lines = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(bytes);
        return "-----BEGIN " + kind + "-----\n" + lines + "\n-----END " + kind + "-----\n";
    }
}
