package io.argosy.agent.trust;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/// Knows the servers of one cluster: their certificates are from the authority of that fingerprint. That the name in the certificate is a server's, TLS checks besides.
final class ServerTrust extends X509ExtendedTrustManager {

    private static final String SERVER_USAGE = "1.3.6.1.5.5.7.3.1";

    private final String fingerprint;

    ServerTrust(String fingerprint) {
        this.fingerprint = fingerprint;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
        X509Certificate authority = chain[chain.length - 1];
        if (!Fingerprint.of(authority.getPublicKey()).equals(fingerprint)) {
            throw new CertificateException("who answers there is not a server of this cluster: check --server, and that the token is of that server");
        }
        try {
            chain[0].checkValidity();
            chain[0].verify(authority.getPublicKey());
        } catch (CertificateException e) {
            throw new CertificateException("the server's certificate is not valid now: set the clocks of both machines", e);
        } catch (GeneralSecurityException e) {
            throw new CertificateException("the server's certificate is not from the cluster's authority", e);
        }
        List<String> usage = chain[0].getExtendedKeyUsage();
        if (usage == null || !usage.contains(SERVER_USAGE)) {
            throw new CertificateException("who answers there shows a certificate that is not a server's");
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        checkServerTrusted(chain, type);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        checkServerTrusted(chain, type);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
        throw new CertificateException("nobody dials an agent");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        checkClientTrusted(chain, type);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        checkClientTrusted(chain, type);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
