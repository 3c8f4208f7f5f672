package io.argosy.trust;

import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.model.join.KeyProof;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class PossessionTest {
    private final KeyPair pair = Keys.newPair();

    private static KeyProof proof(KeyPair shown, KeyPair signing, String challenge) throws Exception {
        String key = Base64.getEncoder().encodeToString(shown.getPublic().getEncoded());
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(signing.getPrivate());
        signature.update(KeyProof.statement(challenge, key));
        return new KeyProof(key, Base64.getEncoder().encodeToString(signature.sign()));
    }

    @Test
    void whoHoldsTheKeyProvesIt() throws Exception {
        assertThat(Possession.proven(proof(pair, pair, "once"), "once")).contains(pair.getPublic());
    }

    @Test
    void anothersKeyAnotherChallengeOrNonsenseProvesNothing() throws Exception {
        assertThat(Possession.proven(proof(pair, Keys.newPair(), "once"), "once")).isEmpty();
        assertThat(Possession.proven(proof(pair, pair, "before"), "once")).isEmpty();
        assertThat(Possession.proven(new KeyProof("!", "!"), "once")).isEmpty();
    }

    @Test
    void anotherCurveIsNotTaken() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp384r1"));
        KeyPair other = generator.generateKeyPair();
        assertThat(Possession.proven(proof(other, other, "once"), "once")).isEmpty();
    }
}
