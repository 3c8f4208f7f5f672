package io.argosy.control.trust;

/// The authority with its key readable. Never written or logged.
///
/// @param certificate X.509 @param key PKCS #8 @param fingerprint SHA-256 of the public key, in hexadecimal
public record OpenAuthority(byte[] certificate, byte[] key, String fingerprint) {

    public OpenAuthority {
        certificate = certificate.clone();
        key = key.clone();
    }

    @Override
    public String toString() {
        return "authority " + fingerprint;
    }
}
