package io.argosy.cli.docker;

import io.argosy.api.rest.DockerCertificateRequest;
import io.argosy.model.join.KeyProof;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;

/// A new key of a Docker client, for which there is no certificate yet.
public final class ClientKey {

    private final KeyPair pair;

    private ClientKey(KeyPair pair) {
        this.pair = pair;
    }

    public static ClientKey make() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return new ClientKey(generator.generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has P-256", e);
        }
    }

    /// The public key, signed with the private one.
    public KeyProof proof() {
        String encoded = Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(pair.getPrivate());
            signature.update(KeyProof.statement(DockerCertificateRequest.CHALLENGE, encoded));
            return new KeyProof(encoded, Base64.getEncoder().encodeToString(signature.sign()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform signs with P-256", e);
        }
    }

    /// PKCS #8.
    byte[] encoded() {
        return pair.getPrivate().getEncoded();
    }
}
