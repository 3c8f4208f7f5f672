package io.argosy.agent.trust;

import io.argosy.model.id.NodeId;
import io.argosy.model.unit.Frozen;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Objects;

/// What the agent shows its server: the key of its node, and the certificate for it.
///
/// @param privateKey PKCS #8 in base64
/// @param certificates the node's, then the authority's: X.509 in base64
public record Credential(String cluster, NodeId node, String privateKey, List<String> certificates) {

    public Credential {
        Objects.requireNonNull(cluster, "cluster");
        Objects.requireNonNull(node, "node");
        Objects.requireNonNull(privateKey, "privateKey");
        certificates = Frozen.list(certificates);
    }

    X509Certificate[] chain() {
        return certificates.stream().map(Credential::certificate).toArray(X509Certificate[]::new);
    }

    PrivateKey key() {
        try {
            return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(privateKey)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the node's key on disk cannot be read", e);
        }
    }

    /// Of the authority that issued it.
    public String fingerprint() {
        return Fingerprint.of(certificate(certificates.getLast()).getPublicKey());
    }

    public Instant expiresAt() {
        return certificate(certificates.getFirst()).getNotAfter().toInstant();
    }

    /// Half of its time is over.
    public boolean dueAt(Instant now) {
        X509Certificate own = certificate(certificates.getFirst());
        Duration whole = Duration.between(own.getNotBefore().toInstant(), own.getNotAfter().toInstant());
        return now.isAfter(own.getNotAfter().toInstant().minus(whole.dividedBy(2)));
    }

    /// Without the key, for logs.
    @Override
    public String toString() {
        return "Credential[" + node + " of " + cluster + "]";
    }

    private static X509Certificate certificate(String encoded) {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(Base64.getDecoder().decode(encoded)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the node's certificate on disk cannot be read", e);
        }
    }
}
