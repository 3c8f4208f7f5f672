package io.argosy.agent.trust;

import io.argosy.api.session.SessionMethods;
import io.argosy.codec.Json;
import io.grpc.ManagedChannel;
import io.grpc.okhttp.OkHttpChannelBuilder;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import org.conscrypt.Conscrypt;

/// Connections to one server, encrypted and with both ends known.
public final class Channels {

    private static final Duration PING_AFTER = Duration.ofSeconds(15);
    private static final Duration PING_PATIENCE = Duration.ofSeconds(10);

    /// What the server may send ahead: images for this node would crawl over a connection with delay otherwise.
    private static final int WINDOW_BYTES = 4 << 20;
    /// Argosy's servers speak 1.3 only.
    private static final String[] VERSIONS = {"TLSv1.3", "TLSv1.2"};
    /// ChaCha20 first, for TLS that is the JDK's: without the optimizing compiler, which agents and servers do without, it is nine times as fast as AES.
    private static final String[] CIPHERS = {
        "TLS_CHACHA20_POLY1305_SHA256", "TLS_AES_128_GCM_SHA256", "TLS_AES_256_GCM_SHA384", "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256"};

    private static final boolean NATIVE = Conscrypt.isAvailable();

    private final String server;
    private final ExecutorService threads;

    /// @param server `host:port`
    /// @param threads on which calls are served
    public Channels(String server, ExecutorService threads) {
        this.server = server;
        this.threads = threads;
    }

    /// For a machine that has not joined. @param fingerprint from its node token
    public ManagedChannel joining(String fingerprint) {
        return channel(new KeyManager[0], fingerprint);
    }

    /// For a node.
    public ManagedChannel of(Credential credential) {
        return channel(new KeyManager[] {new NodeIdentity(credential)}, credential.fingerprint());
    }

    private ManagedChannel channel(KeyManager[] shown, String fingerprint) {
        return OkHttpChannelBuilder.forTarget(server)
                .sslSocketFactory(sockets(shown, fingerprint))
                .tlsConnectionSpec(VERSIONS, CIPHERS)
                .overrideAuthority(SessionMethods.SERVER_NAME)
                .executor(threads)
                .transportExecutor(threads)
                .keepAliveTime(PING_AFTER.toSeconds(), TimeUnit.SECONDS)
                .flowControlWindow(WINDOW_BYTES)
                .keepAliveTimeout(PING_PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .maxInboundMessageSize(Json.DEFAULT_LIMIT_BYTES)
                .build();
    }

    private static SSLSocketFactory sockets(KeyManager[] shown, String fingerprint) {
        try {
            SSLContext context = NATIVE ? SSLContext.getInstance("TLS", Conscrypt.newProvider()) : SSLContext.getInstance("TLS");
            context.init(shown, new TrustManager[] {new ServerTrust(fingerprint)}, null);
            SSLSocketFactory sockets = context.getSocketFactory();
            if (NATIVE) {
                // The other kind reads from the file descriptor itself, and would hold a carrier of virtual threads while it waits.
                Conscrypt.setUseEngineSocket(sockets, true);
            }
            return sockets;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has TLS", e);
        }
    }
}
