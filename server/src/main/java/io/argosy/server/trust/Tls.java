package io.argosy.server.trust;

import io.grpc.netty.GrpcSslContexts;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.time.Duration;
import javax.net.ssl.SSLException;

/// TLS of the door for agents.
public final class Tls {

    /// How long a client may go by an earlier handshake. Short beside a certificate's validity, so that a renewed one is soon seen.
    private static final Duration RESUMPTION = Duration.ofHours(1);

    private Tls() {}

    /// TLS 1.3, with the certificate of the agent where it has one.
    public static SslContext of(ClusterTrust trust) {
        try {
            return GrpcSslContexts.configure(SslContextBuilder.forServer(trust.identity()), SslProvider.JDK)
                    .trustManager(new AnyClient())
                    .clientAuth(ClientAuth.OPTIONAL)
                    .protocols("TLSv1.3")
                    .sessionTimeout(RESUMPTION.toSeconds())
                    .build();
        } catch (SSLException e) {
            throw new IllegalStateException("every Java platform has TLS 1.3", e);
        }
    }
}
