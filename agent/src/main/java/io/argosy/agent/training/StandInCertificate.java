package io.argosy.agent.training;

import io.argosy.agent.trust.Fingerprint;
import io.argosy.api.session.SessionMethods;
import io.argosy.model.join.JoinToken;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;

/// A server's certificate that is its own authority, made by the JDK's keytool.
final class StandInCertificate {
    private static final String PASSWORD = "rehearsal";
    private static final String ALIAS = "server";

    private final KeyStore store;

    private StandInCertificate(KeyStore store) {
        this.store = store;
    }

    /// @param file a key store that does not exist yet
    static StandInCertificate make(Path file) throws IOException, InterruptedException {
        List<String> command = List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair", "-alias", ALIAS,
                "-keystore", file.toString(), "-storepass", PASSWORD, "-keyalg", "EC", "-groupname", "secp256r1", "-dname", "CN=rehearsal",
                "-ext", "san=dns:" + SessionMethods.SERVER_NAME, "-ext", "eku=serverAuth", "-validity", "30");
        int code = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (code != 0) {
            throw new IOException("keytool ended with " + code);
        }
        try {
            return new StandInCertificate(KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray()));
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    /// X.509 in base64.
    String encoded() {
        try {
            return Base64.getEncoder().encodeToString(store.getCertificate(ALIAS).getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    JoinToken token() {
        try {
            return new JoinToken("0".repeat(32), Fingerprint.of(store.getCertificate(ALIAS).getPublicKey()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    SSLSocketFactory sockets() {
        try {
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, PASSWORD.toCharArray());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context.getSocketFactory();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
