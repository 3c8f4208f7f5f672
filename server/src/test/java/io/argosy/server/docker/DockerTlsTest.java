package io.argosy.server.docker;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.api.rest.DockerCertificateRequest;
import io.argosy.control.access.Caller;
import io.argosy.control.access.Role;
import io.argosy.control.fault.FaultCode;
import io.argosy.control.fault.Result;
import io.argosy.model.event.AuditRecord;
import io.argosy.model.id.NodeId;
import io.argosy.model.id.SpaceName;
import io.argosy.model.join.KeyProof;
import io.argosy.server.docker.ClientCertificates.Issued;
import io.argosy.server.start.Address;
import io.argosy.server.start.Options;
import io.argosy.server.trust.ClusterTrust;
import io.argosy.server.wiring.House;
import io.argosy.trust.Keys;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 30, unit = SECONDS)
class DockerTlsTest {

    private static final Caller ADMIN = new Caller("boss", Role.ADMIN, Optional.empty());

    @TempDir
    private Path data;

    private final KeyPair pair = Keys.newPair();
    private House house;
    private ClientCertificates certificates;

    @BeforeEach
    void start() {
        Options options = new Options(data, new Address("127.0.0.1", 0), new Address("127.0.0.1", 0));
        house = House.open(options.with(options.docker().with(new Address("127.0.0.1", 0), Optional.empty())), "test");
        certificates = house.docker().certificates();
    }

    @AfterEach
    void stop() {
        house.close();
    }

    private KeyProof proof() throws GeneralSecurityException {
        String encoded = Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(pair.getPrivate());
        signature.update(KeyProof.statement(DockerCertificateRequest.CHALLENGE, encoded));
        return new KeyProof(encoded, Base64.getEncoder().encodeToString(signature.sign()));
    }

    private Result<Issued> issue(String token, Role role, Optional<String> wanted) throws GeneralSecurityException {
        return certificates.issue(new Caller(token, role, Optional.empty()), proof(), wanted);
    }

    private Issued issued(String token, Role role, String wanted) throws GeneralSecurityException {
        return ((Result.Done<Issued>) issue(token, role, Optional.of(wanted))).value();
    }

    private void token(String name, Role role) {
        assertThat(house.control().tokens().create(ADMIN, name, role, Optional.empty())).isInstanceOf(Result.Done.class);
    }

    private String ask(List<String> chain, String request) throws GeneralSecurityException, IOException {
        X509Certificate[] certificates = chain.stream().map(DockerTlsTest::certificate).toArray(X509Certificate[]::new);
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("own", pair.getPrivate(), new char[0], certificates);
        store.setCertificateEntry("ca", certificates[1]);
        KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
        keys.init(store, new char[0]);
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        int port = issued("probe", Role.ADMIN, "admin").port();
        try (SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", port)) {
            var parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
            socket.getOutputStream().write((request + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 0\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static X509Certificate certificate(String base64) {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(Base64.getDecoder().decode(base64)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aCertificateActsForItsTokenUntilThatIsRevoked() throws Exception {
        token("ci", Role.ADMIN);
        List<String> chain = issued("ci", Role.ADMIN, "admin").certificate().chain();
        assertThat(ask(chain, "GET /_ping")).startsWith("HTTP/1.1 200");
        assertThat(ask(chain, "POST /containers/web/start")).startsWith("HTTP/1.1 404").contains("No such container: web");
        AuditRecord noted = ((Result.Done<List<AuditRecord>>) house.control().audits().list(ADMIN, 10)).value().stream().filter(each -> each.action().equals("docker.containers.start")).findFirst().orElseThrow();
        assertThat(noted).returns("ci", AuditRecord::who).returns("admin", AuditRecord::role).returns("web", AuditRecord::target).returns("404: No such container: web", AuditRecord::detail);

        house.control().tokens().revoke(ADMIN, "ci");
        assertThat(ask(chain, "GET /_ping")).startsWith("HTTP/1.1 401").contains("token ci was revoked", "argosy env");
        token("ci", Role.ADMIN);
        assertThat(ask(chain, "GET /_ping")).startsWith("HTTP/1.1 401");
        assertThat(ask(issued("ci", Role.ADMIN, "admin").certificate().chain(), "GET /_ping")).startsWith("HTTP/1.1 200");
    }

    @Test
    void aCertificateMayBeForLessThanItsTokenAndNeverForMore() throws Exception {
        token("ci", Role.ADMIN);
        List<String> viewer = issued("ci", Role.ADMIN, "viewer").certificate().chain();
        assertThat(ask(viewer, "GET /containers/json")).startsWith("HTTP/1.1 200");
        assertThat(ask(viewer, "POST /containers/web/start")).startsWith("HTTP/1.1 403").contains("needs the role operator, and ci is viewer");
        token("dashboard", Role.VIEWER);
        List<String> pretended = issued("dashboard", Role.ADMIN, "admin").certificate().chain();
        assertThat(ask(pretended, "POST /containers/web/start")).startsWith("HTTP/1.1 403").contains("dashboard is viewer");
        assertThat(issue("dashboard", Role.VIEWER, Optional.of("admin"))).isInstanceOfSatisfying(Result.Refused.class, refused -> assertThat(refused.fault().code()).isEqualTo(FaultCode.FORBIDDEN));
    }

    @Test
    void whoIsNoClientOfThisClusterIsRefused() throws Exception {
        ClusterTrust trust = ClusterTrust.find(house.control(), InstantSource.system()).orElseThrow();
        assertThat(ask(trust.issue(new NodeId("n1"), pair.getPublic()).chain(), "GET /_ping")).startsWith("HTTP/1.1 401").contains("not one of a Docker client of this cluster");
        assertThat(certificates.issue(new Caller("a", Role.AGENT, Optional.empty()), proof(), Optional.empty())).isInstanceOf(Result.Refused.class);
        assertThat(certificates.issue(new Caller("s", Role.ADMIN, Optional.of(new SpaceName("shop"))), proof(), Optional.empty())).isInstanceOf(Result.Refused.class);
        KeyProof stolen = new KeyProof(Base64.getEncoder().encodeToString(Keys.newPair().getPublic().getEncoded()), proof().signature());
        assertThat(certificates.issue(ADMIN, stolen, Optional.empty())).isInstanceOf(Result.Refused.class);
    }
}
