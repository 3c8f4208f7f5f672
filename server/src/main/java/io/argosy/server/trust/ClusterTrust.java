package io.argosy.server.trust;

import io.argosy.api.session.SessionMethods;
import io.argosy.control.ControlPlane;
import io.argosy.control.trust.OpenAuthority;
import io.argosy.control.trust.Revocations;
import io.argosy.model.id.NodeId;
import io.argosy.trust.CertificateAuthority;
import io.argosy.trust.ClientName;
import io.argosy.trust.Vouching;
import io.grpc.Grpc;
import io.grpc.ServerCall;
import java.security.PublicKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

/// Issues certificates, and says who shows one. Safe for any number of threads.
public final class ClusterTrust {

    private static final String AGAIN = "empty the agent's data directory and start it with --join and a token of `argosy node token`";

    private final String cluster;
    private final CertificateAuthority authority;
    private final Revocations revocations;
    private final InstantSource clock;

    private ClusterTrust(String cluster, CertificateAuthority authority, Revocations revocations, InstantSource clock) {
        this.cluster = cluster;
        this.authority = authority;
        this.revocations = revocations;
        this.clock = clock;
    }

    /// With the cluster's authority, which is made with the cluster's first server.
    public static ClusterTrust of(ControlPlane control, InstantSource clock) {
        OpenAuthority open = control.authorities().findOr(() -> {
            CertificateAuthority made = CertificateAuthority.create(control.info().cluster(), clock.instant());
            return new OpenAuthority(encoded(made.certificate()), made.encodedKey(), made.fingerprint());
        });
        return of(control, open, clock);
    }

    /// With the cluster's authority, when it was made already.
    ///
    /// @throws IllegalStateException when it was sealed with another key than this server's
    public static Optional<ClusterTrust> find(ControlPlane control, InstantSource clock) {
        return control.authorities().find().map(open -> of(control, open, clock));
    }

    private static ClusterTrust of(ControlPlane control, OpenAuthority open, InstantSource clock) {
        return new ClusterTrust(control.info().cluster(), CertificateAuthority.of(open.certificate(), open.key()), control.revocations(), clock);
    }

    /// By which machines know this cluster's servers.
    public String fingerprint() {
        return authority.fingerprint();
    }

    /// What this server shows.
    ServerIdentity identity() {
        return identity(List.of(SessionMethods.SERVER_NAME));
    }

    /// What this server shows to clients that know it by one of these names or addresses.
    ServerIdentity identity(List<String> names) {
        return new ServerIdentity(authority, names, clock);
    }

    /// Of the cluster whose nodes it vouches for.
    public String cluster() {
        return cluster;
    }

    /// A new certificate of the node.
    public IssuedCertificate issue(NodeId node, PublicKey key) {
        X509Certificate issued = authority.issueNode(node, key, clock.instant());
        return chain(issued);
    }

    /// A new certificate of a client.
    public IssuedCertificate issue(ClientName client, PublicKey key) {
        return chain(authority.issueClient(client, key, clock.instant()));
    }

    private IssuedCertificate chain(X509Certificate issued) {
        return new IssuedCertificate(Stream.of(issued, authority.certificate()).map(certificate -> Base64.getEncoder().encodeToString(encoded(certificate))).toList(),
                issued.getNotAfter().toInstant());
    }

    /// Whose certificate it is, as far as the authority knows.
    public Vouching vouch(X509Certificate shown) {
        return authority.vouch(shown, clock.instant());
    }

    /// Who calls.
    public Peer peer(ServerCall<?, ?> call) {
        Optional<X509Certificate> shown = shown(call);
        if (shown.isEmpty()) {
            return new Peer.Stranger("certificate-missing", "the agent shows no certificate: start it with --join and a token of `argosy node token`");
        }
        return switch (authority.vouch(shown.get(), clock.instant())) {
            case Vouching.Foreign _, Vouching.Client _, Vouching.ExpiredClient _ -> new Peer.Stranger("certificate-foreign", "the agent's certificate is not one of a node of this cluster: " + AGAIN);
            case Vouching.Expired(NodeId node, Instant at) -> new Peer.Stranger("certificate-expired",
                    "the certificate of node %s expired at %s: start the agent with --join and a token of `argosy node token`".formatted(node, at));
            case Vouching.Node known -> revocations.causeFor(known.node(), known.issuedAt())
                    .<Peer>map(cause -> new Peer.Stranger("certificate-revoked",
                            "the certificate of node %s was revoked: %s; to let the machine join again, %s".formatted(known.node(), cause, AGAIN)))
                    .orElseGet(() -> new Peer.Certified(known.node(), known.expiresAt()));
        };
    }

    /// Of which node the caller is, also when its certificate expired since it connected: its control call has been told of the renewed one.
    public Optional<NodeId> holder(ServerCall<?, ?> call) {
        return shown(call).flatMap(certificate -> switch (authority.vouch(certificate, clock.instant())) {
            case Vouching.Foreign _, Vouching.Client _, Vouching.ExpiredClient _ -> Optional.empty();
            case Vouching.Expired expired -> Optional.of(expired.node());
            case Vouching.Node known -> Optional.of(known.node()).filter(node -> revocations.causeFor(node, known.issuedAt()).isEmpty());
        });
    }

    private static Optional<X509Certificate> shown(ServerCall<?, ?> call) {
        SSLSession session = call.getAttributes().get(Grpc.TRANSPORT_ATTR_SSL_SESSION);
        try {
            return session != null && session.getPeerCertificates()[0] instanceof X509Certificate first ? Optional.of(first) : Optional.empty();
        } catch (SSLPeerUnverifiedException e) {
            return Optional.empty();
        }
    }

    private static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate of our own cannot be written", e);
        }
    }
}
