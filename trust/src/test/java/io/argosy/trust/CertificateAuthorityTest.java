package io.argosy.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.argosy.model.id.NodeId;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CertificateAuthorityTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final NodeId NODE = new NodeId("1qk824ap9mjn");

    private final CertificateAuthority authority = CertificateAuthority.create("c1", NOW);
    private final KeyPair pair = Keys.newPair();

    @Test
    void vouchesForItsNodesUntilTheirTimeIsOver() {
        X509Certificate certificate = authority.issueNode(NODE, pair.getPublic(), NOW);
        Instant end = NOW.plus(Duration.ofDays(30));
        assertThat(authority.vouch(certificate, NOW)).isEqualTo(new Vouching.Node(NODE, NOW, end));
        assertThat(authority.vouch(certificate, end.plusSeconds(1))).isEqualTo(new Vouching.Expired(NODE, end));
    }

    @Test
    void aNewCertificateIsValidWhereTheClockIsLate() throws Exception {
        X509Certificate certificate = authority.issueNode(NODE, pair.getPublic(), NOW);
        certificate.checkValidity(java.util.Date.from(NOW.minus(Duration.ofHours(23))));
    }

    @Test
    void othersAreForeign() {
        CertificateAuthority other = CertificateAuthority.create("c1", NOW);
        assertThat(authority.vouch(other.issueNode(NODE, pair.getPublic(), NOW), NOW)).isEqualTo(new Vouching.Foreign());
        assertThat(authority.vouch(other.certificate(), NOW)).isEqualTo(new Vouching.Foreign());
    }

    @Test
    void serversAndTheAuthorityItselfAreNoNodes() {
        assertThat(authority.vouch(authority.issueServer(List.of("server"), pair.getPublic(), NOW), NOW)).isEqualTo(new Vouching.Foreign());
        assertThat(authority.vouch(authority.certificate(), NOW)).isEqualTo(new Vouching.Foreign());
    }

    @Test
    void aServersCertificateIsForItsName() throws Exception {
        X509Certificate certificate = authority.issueServer(List.of("server.argosy.internal", "10.0.0.7", "fd00:0:0:0:0:0:0:7"), pair.getPublic(), NOW);
        assertThat(certificate.getSubjectAlternativeNames()).extracting(name -> name.get(0) + " " + name.get(1))
                .containsExactly("2 server.argosy.internal", "7 10.0.0.7", "7 fd00:0:0:0:0:0:0:7");
    }

    @Test
    void vouchesForClientsByTheirTokensAndIsNotMistakenByNames() {
        ClientName client = new ClientName("ci", "operator");
        X509Certificate certificate = authority.issueClient(client, pair.getPublic(), NOW);
        Instant end = NOW.plus(Duration.ofDays(30));
        assertThat(authority.vouch(certificate, NOW)).isEqualTo(new Vouching.Client(client, NOW, end));
        assertThat(authority.vouch(certificate, end.plusSeconds(1))).isEqualTo(new Vouching.ExpiredClient(client, end));
        ClientName strange = new ClientName("a,OU=argosy node,CN=n1+O=admin", "viewer");
        assertThat(authority.vouch(authority.issueClient(strange, pair.getPublic(), NOW), NOW)).isEqualTo(new Vouching.Client(strange, NOW, end));
    }

    @Test
    void isTheSameAfterItWasKept() throws Exception {
        CertificateAuthority again = CertificateAuthority.of(authority.certificate().getEncoded(), authority.encodedKey());
        assertThat(again.fingerprint()).isEqualTo(authority.fingerprint()).hasSize(64);
        assertThat(authority.vouch(again.issueNode(NODE, pair.getPublic(), NOW), NOW)).isInstanceOf(Vouching.Node.class);
        assertThatThrownBy(() -> CertificateAuthority.of(new byte[3], new byte[3])).isInstanceOf(IllegalStateException.class).hasMessageContaining("authority");
    }
}
