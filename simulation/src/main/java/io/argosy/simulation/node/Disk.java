package io.argosy.simulation.node;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.argosy.model.id.NodeId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.Path;
import java.util.Optional;

/// A machine's disk, with the agent's directory on it.
final class Disk implements AutoCloseable {

    private static final Configuration UNIX = Configuration.unix().toBuilder().setAttributeViews("basic", "owner", "posix", "unix").build();

    private final FileSystem files = Jimfs.newFileSystem(UNIX);
    private int emptied;
    private Optional<NodeId> certificate = Optional.empty();

    Path data() {
        return files.getPath("/data" + emptied);
    }

    /// Secrets and configs; not there any more after the machine started again.
    Path memory(int boot) {
        return files.getPath("/run" + emptied + "-" + boot);
    }

    /// Leases of exclusive tasks: in memory, too, and no part of the agent's directory.
    Path leases(int boot) {
        return files.getPath("/leases-" + boot);
    }

    /// Whose agent this is, as the server confirmed it.
    Optional<NodeId> certificate() {
        return certificate;
    }

    void certify(NodeId node) {
        certificate = Optional.of(node);
    }

    void empty() {
        emptied++;
        certificate = Optional.empty();
    }

    @Override
    public void close() {
        try {
            files.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
