package io.argosy.store.backup;

import java.util.Objects;

/// The end of a backup: without it, the file is not whole.
///
/// @param records how many there are
/// @param sha256 of everything before this line, in hexadecimal
record BackupFooter(long records, String sha256) {

    BackupFooter {
        Objects.requireNonNull(sha256, "sha256");
    }
}
