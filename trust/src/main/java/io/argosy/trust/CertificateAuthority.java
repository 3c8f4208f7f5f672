package io.argosy.trust;

import io.argosy.model.id.NodeId;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.bouncycastle.asn1.x509.KeyPurposeId;

/// Vouches for the servers and nodes of one cluster. Safe for any number of threads.
public final class CertificateAuthority {

    /// How long a certificate of a server or node is valid.
    public static final Duration VALIDITY = Duration.ofDays(30);

    private static final long OWN_YEARS = 30;

    private final X509Certificate certificate;
    private final PrivateKey key;

    private CertificateAuthority(X509Certificate certificate, PrivateKey key) {
        this.certificate = certificate;
        this.key = key;
    }

    /// A new one, which no certificate is from yet. @param cluster id of the cluster
    public static CertificateAuthority create(String cluster, Instant now) {
        KeyPair pair = Keys.newPair();
        Instant end = now.plus(OWN_YEARS * 365, ChronoUnit.DAYS);
        X509Certificate own = new CertificateDraft(Distinguished.authority(cluster), pair.getPublic(), Serial.at(now), end).authority(pair.getPrivate());
        return new CertificateAuthority(own, pair.getPrivate());
    }

    /// @param certificate X.509 @param key PKCS #8
    /// @throws IllegalStateException when they cannot be read
    public static CertificateAuthority of(byte[] certificate, byte[] key) {
        try {
            return new CertificateAuthority(Certificates.read(certificate), KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(key)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the cluster's authority in the store cannot be read", e);
        }
    }

    public X509Certificate certificate() {
        return certificate;
    }

    /// PKCS #8.
    public byte[] encodedKey() {
        return key.getEncoded();
    }

    /// By which machines know the cluster.
    public String fingerprint() {
        return Fingerprint.of(certificate.getPublicKey());
    }

    /// @param names which clients may expect of the server, addresses among them; the first is also the common name
    public X509Certificate issueServer(List<String> names, PublicKey publicKey, Instant now) {
        return new CertificateDraft(Distinguished.server(names.getFirst()), publicKey, Serial.at(now), now.plus(VALIDITY)).signed(this, KeyPurposeId.id_kp_serverAuth, names);
    }

    public X509Certificate issueNode(NodeId node, PublicKey publicKey, Instant now) {
        return new CertificateDraft(Distinguished.node(node), publicKey, Serial.at(now), now.plus(VALIDITY)).signed(this, KeyPurposeId.id_kp_clientAuth, List.of());
    }

    /// Of a person or a program, which shows it in place of a token.
    public X509Certificate issueClient(ClientName client, PublicKey publicKey, Instant now) {
        return new CertificateDraft(Distinguished.client(client), publicKey, Serial.at(now), now.plus(VALIDITY)).signed(this, KeyPurposeId.id_kp_clientAuth, List.of());
    }

    /// Who shows this certificate. That they hold its key is for TLS to prove.
    public Vouching vouch(X509Certificate shown, Instant now) {
        if (!isIssuerOf(shown)) {
            return new Vouching.Foreign();
        }
        return Distinguished.nodeOf(shown).map(node -> ofNode(node, shown, now)).or(() -> Distinguished.clientOf(shown).map(client -> ofClient(client, shown, now)))
                .orElseGet(Vouching.Foreign::new);
    }

    private static Vouching ofClient(ClientName client, X509Certificate shown, Instant now) {
        Instant end = shown.getNotAfter().toInstant();
        return now.isAfter(end) ? new Vouching.ExpiredClient(client, end) : new Vouching.Client(client, Serial.issuedAt(shown.getSerialNumber()), end);
    }

    private static Vouching ofNode(NodeId node, X509Certificate shown, Instant now) {
        Instant end = shown.getNotAfter().toInstant();
        return now.isAfter(end) ? new Vouching.Expired(node, end) : new Vouching.Node(node, Serial.issuedAt(shown.getSerialNumber()), end);
    }

    private boolean isIssuerOf(X509Certificate shown) {
        try {
            shown.verify(certificate.getPublicKey());
            return shown.getExtendedKeyUsage() != null && shown.getExtendedKeyUsage().contains(KeyPurposeId.id_kp_clientAuth.getId());
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    PrivateKey key() {
        return key;
    }
}
