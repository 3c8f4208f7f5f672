package io.argosy.storeetcd;

import static io.argosy.store.Harbour.BERTHS;
import static io.argosy.store.Harbour.CATALOG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.argosy.store.CommitResult;
import io.argosy.store.Harbour.Berth;
import io.argosy.store.Leadership;
import io.argosy.store.StoreException;
import io.argosy.storeetcd.address.EtcdAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// An etcd that asks for certificates and a login.
@Timeout(90)
class SecuredTest {

    @TempDir
    private static Path directory;
    private static EtcdProcess etcd;

    @BeforeAll
    static void start() throws IOException {
        EtcdProcess.require();
        authority("ca");
        authority("other");
        certificate("server", "ca", "subjectAltName=IP:127.0.0.1");
        certificate("client", "ca", "extendedKeyUsage=clientAuth");
        Files.writeString(file("password"), "right\n");
        Files.writeString(file("wrong"), "wrong\n");
        etcd = EtcdProcess.start(directory, "--cert-file", file("server.pem").toString(), "--key-file", file("server.key").toString(),
                "--trusted-ca-file", file("ca.pem").toString(), "--client-cert-auth", "--auth-token-ttl", "2");
        ctl("user", "add", "root:boss");
        ctl("user", "grant-role", "root", "root");
        ctl("user", "add", "argosy:right");
        ctl("role", "add", "argosy");
        ctl("role", "grant-permission", "argosy", "readwrite", "/p/", "--prefix");
        ctl("user", "grant-role", "argosy", "argosy");
        ctl("auth", "enable");
    }

    @AfterAll
    static void stop() {
        if (etcd != null) {
            etcd.close();
        }
    }

    @Test
    void servesThoseWhoShowBothAlsoWhenTheirTokenEnded() throws Exception {
        try (EtcdStore one = EtcdStore.open(address("/p", "ca", "password"), CATALOG); EtcdStore two = EtcdStore.open(address("/p", "ca", "password"), CATALOG)) {
            Leadership leader = one.lead("one");
            put(one, leader, 1);
            Waiting.until("the other follows", Duration.ofSeconds(5), () -> two.snapshot().get(BERTHS, "a").equals(Optional.of(Berth.of(1))));
            Thread.sleep(Duration.ofSeconds(3));
            put(one, leader, 2);
            Waiting.until("the other follows on", Duration.ofSeconds(5), () -> two.snapshot().get(BERTHS, "a").equals(Optional.of(Berth.of(2))));
            leader.close();
            put(two, two.lead("two"), 3);
        }
    }

    @Test
    void refusesAllOthersWithARemedy() {
        refused(address("/p", "other", "password"), "127.0.0.1", "compare ca, cert and key");
        refused(address("/p", "ca", "wrong"), "authentication failed", "etcdctl user passwd");
        refused(address("/q", "ca", "password"), "permission denied", "readwrite PREFIX/ --prefix");
        refused(EtcdAddress.parse("http://127.0.0.1:" + etcd.port() + "/p"), "127.0.0.1", "most members of etcd run");
        refused(EtcdAddress.parse(https("/p") + "?ca=" + file("ca.pem")), "127.0.0.1", "");
        refused(EtcdAddress.parse(https("/p") + "?ca=" + file("missing")), "ca of etcd, " + file("missing"), "name a PEM file");
        refused(EtcdAddress.parse(https("/p") + "?ca=" + file("ca.pem") + "&cert=" + file("client.pem") + "&key=" + file("client.pem")), "not a PKCS#8 key", "openssl pkcs8");
    }

    private static void put(EtcdStore store, Leadership leader, int number) {
        assertThat(store.commit(leader.begin().put(BERTHS, "a", Berth.of(number)).build())).isInstanceOf(CommitResult.Committed.class);
    }

    private static void refused(EtcdAddress address, String problem, String remedy) {
        StoreException refusal = catchThrowableOfType(StoreException.class, () -> EtcdStore.open(address, CATALOG).close());
        assertThat(refusal).as(address.toString()).hasMessageContaining(problem).hasMessageContaining(remedy);
    }

    private static EtcdAddress address(String prefix, String authority, String password) {
        return EtcdAddress.parse(https(prefix) + "?ca=" + file(authority + ".pem") + "&cert=" + file("client.pem") + "&key=" + file("client.key")
                + "&user=argosy&password-file=" + file(password));
    }

    private static String https(String prefix) {
        return "https://127.0.0.1:" + etcd.port() + prefix;
    }

    private static Path file(String name) {
        return directory.resolve(name);
    }

    private static void ctl(String... words) {
        List<String> line = new ArrayList<>(List.of("etcdctl", "--endpoints", https(""), "--cacert", file("ca.pem").toString(), "--cert", file("client.pem").toString(),
                "--key", file("client.key").toString()));
        line.addAll(List.of(words));
        EtcdProcess.run(line);
    }

    private static void authority(String name) {
        openssl("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=" + name, "-keyout", file(name + ".key").toString(), "-out", file(name + ".pem").toString());
    }

    private static void certificate(String name, String authority, String extension) throws IOException {
        Path extensions = Files.writeString(file(name + ".ext"), extension + "\n");
        openssl("req", "-newkey", "rsa:2048", "-nodes", "-subj", "/O=" + name, "-keyout", file(name + ".key").toString(), "-out", file(name + ".csr").toString());
        openssl("x509", "-req", "-in", file(name + ".csr").toString(), "-CA", file(authority + ".pem").toString(), "-CAkey", file(authority + ".key").toString(),
                "-CAcreateserial", "-days", "2", "-extfile", extensions.toString(), "-out", file(name + ".pem").toString());
    }

    private static void openssl(String... words) {
        List<String> line = new ArrayList<>(List.of("openssl"));
        line.addAll(List.of(words));
        EtcdProcess.run(line);
    }
}
