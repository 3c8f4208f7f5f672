package io.argosy.server.session;

import io.argosy.api.session.JoinAsk;
import io.argosy.api.session.JoinReply;
import io.argosy.api.session.SessionMethods;
import io.argosy.codec.Json;
import io.argosy.model.id.NodeId;
import io.argosy.model.id.NodeName;
import io.argosy.model.join.CheckResult;
import io.argosy.model.join.JoinToken;
import io.argosy.model.join.KeyProof;
import io.argosy.server.wiring.House;
import io.argosy.trust.Keys;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.ClientCalls;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// A machine that has joined, with its certificate.
///
/// @param chain the certificate it shows, and its issuer's
public record FakeNode(int port, NodeId node, KeyPair pair, List<X509Certificate> chain) {

    /// Joins with the token that the server wrote down for its own machine.
    public static FakeNode joined(House house, Path data, String name) throws IOException {
        return joined(house.sessions().port(), data.resolve("node-token"), name);
    }

    public static FakeNode joined(int port, Path tokenFile, String name) throws IOException {
        JoinToken token = JoinToken.parse(Files.readString(tokenFile)).orElseThrow();
        KeyPair pair = Keys.newPair();
        JoinReply.Issued issued = (JoinReply.Issued) join(port, token.secret(), pair, pair, name);
        return new FakeNode(port, issued.node(), pair, issued.certificates().stream().map(FakeNode::certificate).toList());
    }

    /// Has a machine ask to join.
    ///
    /// @param signing the pair that proves possession of the other's key, rightly or not
    /// @return the server's last word
    static JoinReply join(int port, String secret, KeyPair pair, KeyPair signing, String name) {
        ManagedChannel channel = channel(port, SslContextBuilder.forClient());
        CompletableFuture<JoinReply> last = new CompletableFuture<>();
        try {
            ClientCall<JoinAsk, JoinReply> call = channel.newCall(new SessionMethods(Json.standard()).join(), CallOptions.DEFAULT);
            call.start(new ClientCall.Listener<>() {
                @Override
                public void onMessage(JoinReply reply) {
                    switch (reply) {
                        case JoinReply.Challenge(String value) -> call.sendMessage(application(secret, proof(pair, signing, value), name));
                        case JoinReply.Ask _ -> call.sendMessage(new JoinAsk.Answer(new CheckResult.Fine()));
                        case JoinReply.Issued _, JoinReply.Refused _ -> last.complete(reply);
                    }
                    call.request(1);
                }

                @Override
                public void onClose(Status status, Metadata trailers) {
                    last.completeExceptionally(status.asRuntimeException());
                }
            }, new Metadata());
            call.request(1);
            return last.join();
        } finally {
            channel.shutdownNow();
        }
    }

    /// The same node with a new key and a new certificate.
    FakeNode renewed() {
        KeyPair next = Keys.newPair();
        ManagedChannel channel = channel();
        try {
            JoinReply reply = ClientCalls.blockingUnaryCall(channel, new SessionMethods(Json.standard()).renew(), CallOptions.DEFAULT, proof(next, next, node.value()));
            return new FakeNode(port, node, next, ((JoinReply.Issued) reply).certificates().stream().map(FakeNode::certificate).toList());
        } finally {
            channel.shutdownNow();
        }
    }

    private static JoinAsk.Apply application(String secret, KeyProof proof, String name) {
        return new JoinAsk.Apply(SessionMethods.PROTOCOL, secret, proof, Optional.empty(), Optional.empty(), new NodeName(name), List.of(), Map.of(), FakeAgent.facts(),
                Instant.now());
    }

    static KeyProof proof(KeyPair pair, KeyPair signing, String challenge) {
        try {
            String encoded = Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(signing.getPrivate());
            signature.update(KeyProof.statement(challenge, encoded));
            return new KeyProof(encoded, Base64.getEncoder().encodeToString(signature.sign()));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /// A connection on which the node's certificate is shown.
    public ManagedChannel channel() {
        return channel(port, SslContextBuilder.forClient().keyManager(pair.getPrivate(), chain.toArray(X509Certificate[]::new)));
    }

    /// A connection on which nothing is shown.
    static ManagedChannel unknown(int port) {
        return channel(port, SslContextBuilder.forClient());
    }

    private static ManagedChannel channel(int port, SslContextBuilder tls) {
        try {
            return NettyChannelBuilder.forAddress("127.0.0.1", port)
                    .sslContext(GrpcSslContexts.configure(tls, SslProvider.JDK).trustManager(InsecureTrustManagerFactory.INSTANCE).build())
                    .overrideAuthority(SessionMethods.SERVER_NAME)
                    .maxInboundMessageSize(17 << 20)
                    .build();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static X509Certificate certificate(String encoded) {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(Base64.getDecoder().decode(encoded)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
