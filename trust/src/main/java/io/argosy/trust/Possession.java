package io.argosy.trust;

import io.argosy.model.join.KeyProof;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;

/// Whether somebody holds the key for which they want a certificate.
public final class Possession {

    private Possession() {}

    /// @param challenge that was to be signed with the key
    /// @return the key; empty when the proof fails, or the key is of another kind
    public static Optional<PublicKey> proven(KeyProof proof, String challenge) {
        try {
            PublicKey key = KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(proof.publicKey())));
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initVerify(key);
            signature.update(KeyProof.statement(challenge, proof.publicKey()));
            return isOurCurve(key) && signature.verify(Base64.getDecoder().decode(proof.signature())) ? Optional.of(key) : Optional.empty();
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean isOurCurve(PublicKey key) throws GeneralSecurityException {
        AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
        curve.init(new ECGenParameterSpec(Keys.CURVE));
        ECParameterSpec ours = curve.getParameterSpec(ECParameterSpec.class);
        return key instanceof ECPublicKey other && other.getParams().getCurve().equals(ours.getCurve());
    }
}
