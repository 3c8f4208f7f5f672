package io.argosy.agent.trust;

import io.argosy.model.join.KeyProof;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;

/// A new key of the node, for which it has no certificate yet.
public final class NodeKey {

    private final KeyPair pair;

    private NodeKey(KeyPair pair) {
        this.pair = pair;
    }

    public static NodeKey make() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return new NodeKey(generator.generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has P-256", e);
        }
    }

    /// The public key, signed with the private one for this challenge.
    public KeyProof proof(String challenge) {
        String encoded = Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(pair.getPrivate());
            signature.update(KeyProof.statement(challenge, encoded));
            return new KeyProof(encoded, Base64.getEncoder().encodeToString(signature.sign()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform signs with P-256", e);
        }
    }

    /// PKCS #8 in base64.
    public String encoded() {
        return Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded());
    }
}
