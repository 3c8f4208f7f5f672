package io.argosy.server.trust;

import io.grpc.netty.GrpcSslContexts;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManager;

/// TLS of the doors for agents and for Docker clients.
public final class Tls {

    /// How long a client may go by an earlier handshake. Short beside a certificate's validity, so that a renewed one is soon seen.
    private static final Duration RESUMPTION = Duration.ofHours(1);

    /// Best first where TLS is the JDK's: the optimizing compiler, which alone makes its AES fast, is not part of the server's process.
    private static final List<String> CIPHERS = List.of("TLS_CHACHA20_POLY1305_SHA256", "TLS_AES_128_GCM_SHA256", "TLS_AES_256_GCM_SHA384");

    private static final SslProvider PROVIDER = OpenSsl.isAvailable() ? SslProvider.OPENSSL : SslProvider.JDK;

    private Tls() {}

    /// For a door that finds out itself whose a certificate is. @param names by which clients may know this server
    public static SSLContext of(ClusterTrust trust, List<String> names) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(new KeyManager[] {trust.identity(names)}, new TrustManager[] {new AnyClient()}, null);
            context.getServerSessionContext().setSessionTimeout((int) RESUMPTION.toSeconds());
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has TLS", e);
        }
    }

    /// TLS 1.3, with the certificate of the agent where it has one.
    public static SslContext of(ClusterTrust trust) {
        try {
            return GrpcSslContexts.configure(SslContextBuilder.forServer(trust.identity()), PROVIDER)
                    .trustManager(new AnyClient())
                    .clientAuth(ClientAuth.OPTIONAL)
                    .protocols("TLSv1.3")
                    .ciphers(CIPHERS)
                    .sessionTimeout(RESUMPTION.toSeconds())
                    .build();
        } catch (SSLException e) {
            throw new IllegalStateException("every Java platform has TLS 1.3", e);
        }
    }
}
