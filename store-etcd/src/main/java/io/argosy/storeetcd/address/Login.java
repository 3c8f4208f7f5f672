package io.argosy.storeetcd.address;

import java.nio.file.Path;

/// A user of etcd. The password is in a file, because command lines are seen by everybody on a machine.
public record Login(String user, Path passwordFile) {
}
