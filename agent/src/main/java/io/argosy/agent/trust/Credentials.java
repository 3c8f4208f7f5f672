package io.argosy.agent.trust;

import io.argosy.agent.disk.RecordFile;
import io.argosy.codec.Json;
import java.nio.file.Path;
import java.util.Optional;

/// The node's credential, on disk and in use. Safe for any number of threads.
public final class Credentials {

    private final RecordFile<Credential> file;
    private volatile Optional<Credential> current;

    private Credentials(RecordFile<Credential> file) {
        this.file = file;
        this.current = file.read();
    }

    public static Credentials in(Path data, Json json) {
        return new Credentials(new RecordFile<>(data.resolve("certificate.json"), json, Credential.class));
    }

    /// @return empty before the machine has joined
    public Optional<Credential> current() {
        return current;
    }

    /// From now on this one is shown. It is on disk when this returns.
    public synchronized void keep(Credential credential) {
        file.write(credential);
        current = Optional.of(credential);
    }
}
