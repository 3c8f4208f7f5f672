package io.argosy.dockerapi.serve;

import io.argosy.trust.CertificateAuthority;
import io.argosy.trust.ClientName;
import io.argosy.trust.Keys;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/// Both ends of TLS, with an authority of their own.
final class TestTls {

    private final CertificateAuthority authority = CertificateAuthority.create("c1", Instant.now());

    SSLContext server() throws GeneralSecurityException, IOException {
        KeyPair pair = Keys.newPair();
        KeyManager[] keys = keys(pair, authority.issueServer(List.of("localhost", "127.0.0.1"), pair.getPublic(), Instant.now()));
        return context(keys, new TrustManager[] {new Anybody()});
    }

    /// @param token none: without a certificate
    Client client(int port, String token, String... protocols) throws GeneralSecurityException, IOException {
        KeyPair pair = Keys.newPair();
        KeyManager[] keys = token.isEmpty() ? null : keys(pair, authority.issueClient(new ClientName(token, "admin"), pair.getPublic(), Instant.now()));
        KeyStore trusted = empty();
        trusted.setCertificateEntry("ca", authority.certificate());
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(trusted);
        Socket raw = new Socket("127.0.0.1", port);
        SSLSocket socket = (SSLSocket) context(keys, trust.getTrustManagers()).getSocketFactory().createSocket(raw, "127.0.0.1", port, true);
        var parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        parameters.setProtocols(protocols);
        socket.setSSLParameters(parameters);
        return new Client(new TlsConnection(raw, socket));
    }

    private static SSLContext context(KeyManager[] keys, TrustManager[] trust) throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys, trust, null);
        return context;
    }

    private KeyManager[] keys(KeyPair pair, X509Certificate certificate) throws GeneralSecurityException, IOException {
        KeyStore store = empty();
        store.setKeyEntry("own", pair.getPrivate(), new char[0], new X509Certificate[] {certificate, authority.certificate()});
        KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
        keys.init(store, new char[0]);
        return keys.getKeyManagers();
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private static final class Anybody implements X509TrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {
            // The door asks whose it is.
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {
            throw new UnsupportedOperationException("a server dials nobody");
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
