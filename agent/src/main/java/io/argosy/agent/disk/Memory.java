package io.argosy.agent.disk;

import io.argosy.agent.label.Identity;
import io.argosy.api.session.Stamp;
import io.argosy.codec.Json;
import io.argosy.model.assignment.Assignment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/// What the agent remembers of the server. One thread writes.
public final class Memory {
    private final RecordFile<Identity> identityFile;
    private final RecordFile<Stamp> fenceFile;
    private final AssignmentFile assignmentFile;
    private volatile Optional<Identity> identity;
    private volatile Stamp fence;

    private Memory(RecordFile<Identity> identityFile, RecordFile<Stamp> fenceFile, AssignmentFile assignmentFile) {
        this.identityFile = identityFile;
        this.fenceFile = fenceFile;
        this.assignmentFile = assignmentFile;
        this.identity = identityFile.read();
        this.fence = fenceFile.read().orElse(Stamp.NONE);
    }

    /// @throws IOException when the directory cannot be made
    public static Memory in(Path data, Json json) throws IOException {
        Files.createDirectories(data, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        SecretCipher cipher = SecretCipher.withKeyIn(data.resolve("key"));
        return new Memory(
                new RecordFile<>(data.resolve("identity.json"), json, Identity.class),
                new RecordFile<>(data.resolve("fence.json"), json, Stamp.class),
                new AssignmentFile(data.resolve("assignment.json"), json, cipher));
    }

    public Optional<Identity> identity() {
        return identity;
    }

    public void remember(Identity told) {
        if (!identity.equals(Optional.of(told))) {
            identityFile.write(told);
            identity = Optional.of(told);
        }
    }

    /// The highest that was seen.
    public Stamp fence() {
        return fence;
    }

    public void remember(Stamp seen) {
        if (seen.compareTo(fence) > 0) {
            fenceFile.write(seen);
            fence = seen;
        }
    }

    public Optional<Assignment> assignment() {
        return assignmentFile.read();
    }

    public void remember(Assignment assignment) {
        assignmentFile.write(assignment);
    }
}
