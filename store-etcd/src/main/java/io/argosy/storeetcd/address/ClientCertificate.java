package io.argosy.storeetcd.address;

import java.nio.file.Path;

/// How a client shows etcd who it is.
///
/// @param certificate PEM, with the chain up to the authority
/// @param key PEM, PKCS#8
public record ClientCertificate(Path certificate, Path key) {
}
