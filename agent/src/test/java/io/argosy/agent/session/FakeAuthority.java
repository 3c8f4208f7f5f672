package io.argosy.agent.session;

import io.argosy.api.session.JoinAsk;
import io.argosy.api.session.JoinReply;
import io.argosy.api.session.SessionMethods;
import io.argosy.model.id.NodeId;
import io.argosy.model.join.JoinToken;
import io.argosy.model.join.KeyProof;
import io.argosy.trust.CertificateAuthority;
import io.argosy.trust.Keys;
import io.argosy.trust.Possession;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCredentials;
import io.grpc.Status;
import io.grpc.okhttp.SslSocketFactoryServerCredentials;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.PublicKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/// An authority that gives every machine that shows its token the certificate of one node.
public final class FakeAuthority {
    public static final NodeId NODE = new NodeId("n1");
    private static final String SECRET = "5".repeat(32);

    private final CertificateAuthority authority = CertificateAuthority.create("c1", Instant.now());
    private final AtomicInteger joined = new AtomicInteger();

    /// How far in the past certificates are issued.
    public volatile Duration age = Duration.ZERO;

    public JoinToken token() {
        return new JoinToken(SECRET, authority.fingerprint());
    }

    /// How often a machine has joined.
    public int joined() {
        return joined.get();
    }

    ServerCredentials server() {
        KeyPair pair = Keys.newPair();
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("server", pair.getPrivate(), new char[0], new Certificate[] {
                authority.issueServer(List.of(SessionMethods.SERVER_NAME), pair.getPublic(), Instant.now()), authority.certificate()});
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, new char[0]);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return SslSocketFactoryServerCredentials.create(context.getSocketFactory());
        } catch (GeneralSecurityException | java.io.IOException e) {
            throw new AssertionError(e);
        }
    }

    ServerCall.Listener<JoinAsk> startJoin(ServerCall<JoinAsk, JoinReply> call, Metadata headers) {
        call.sendHeaders(new Metadata());
        call.sendMessage(new JoinReply.Challenge("once"));
        call.request(1);
        return new ServerCall.Listener<>() {
            @Override
            public void onMessage(JoinAsk ask) {
                if (ask instanceof JoinAsk.Apply apply) {
                    call.sendMessage(reply(apply));
                    call.close(Status.OK, new Metadata());
                }
            }
        };
    }

    ServerCall.Listener<KeyProof> startRenew(ServerCall<KeyProof, JoinReply> call, Metadata headers) {
        call.request(1);
        return new ServerCall.Listener<>() {
            @Override
            public void onMessage(KeyProof proof) {
                call.sendHeaders(new Metadata());
                call.sendMessage(Possession.proven(proof, NODE.value()).<JoinReply>map(key -> new JoinReply.Issued("c1", NODE, issue(key)))
                        .orElseGet(() -> new JoinReply.Refused("key-not-proven", "")));
                call.close(Status.OK, new Metadata());
            }
        };
    }

    private JoinReply reply(JoinAsk.Apply apply) {
        Optional<PublicKey> key = Possession.proven(apply.key(), "once");
        if (key.isEmpty() || !apply.secret().equals(SECRET)) {
            return new JoinReply.Refused("node-token-unknown", "make another token");
        }
        joined.incrementAndGet();
        return new JoinReply.Issued("c1", NODE, issue(key.get()));
    }

    /// A certificate of the node for that key, then the authority's.
    public List<String> issue(PublicKey key) {
        X509Certificate node = authority.issueNode(NODE, key, Instant.now().minus(age));
        try {
            return List.of(Base64.getEncoder().encodeToString(node.getEncoded()), Base64.getEncoder().encodeToString(authority.certificate().getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
