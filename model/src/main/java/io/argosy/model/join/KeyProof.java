package io.argosy.model.join;

import java.nio.charset.StandardCharsets;
import java.util.Objects;

/// A public key, and the proof that who sends it holds the private one.
///
/// @param publicKey X.509 SubjectPublicKeyInfo in base64
/// @param signature with the private key over [#statement], in base64: ECDSA with SHA-256
public record KeyProof(String publicKey, String signature) {

    public KeyProof {
        Objects.requireNonNull(publicKey, "publicKey");
        Objects.requireNonNull(signature, "signature");
    }

    /// What is signed.
    ///
    /// @param challenge what the server said for this once, or the id of the node that renews its certificate
    public static byte[] statement(String challenge, String publicKey) {
        return ("argosy node key\n" + challenge + "\n" + publicKey).getBytes(StandardCharsets.US_ASCII);
    }
}
