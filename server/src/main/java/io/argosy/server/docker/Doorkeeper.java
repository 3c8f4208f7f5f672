package io.argosy.server.docker;

import io.argosy.control.ControlPlane;
import io.argosy.control.token.TokenView;
import io.argosy.dockerapi.right.Admission;
import io.argosy.dockerapi.right.Person;
import io.argosy.dockerapi.right.Privilege;
import io.argosy.dockerapi.right.Role;
import io.argosy.dockerapi.serve.VirtualEngine;
import io.argosy.server.trust.ClusterTrust;
import io.argosy.trust.ClientName;
import io.argosy.trust.Vouching;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Who a Docker client is by its certificate, as it is now: with its token, its rights end.
public final class Doorkeeper implements Function<Optional<X509Certificate>, Admission> {

    private static final String AGAIN = ": get one with `argosy env`";

    private final ControlPlane control;
    private final ClusterTrust trust;
    private final Set<Privilege> allowed;

    /// @param allowed what operators may have
    public Doorkeeper(ControlPlane control, ClusterTrust trust, Set<Privilege> allowed) {
        this.control = control;
        this.trust = trust;
        this.allowed = allowed;
    }

    @Override
    public Admission apply(Optional<X509Certificate> shown) {
        if (shown.isEmpty()) {
            return new Admission.Stranger("no certificate is shown" + AGAIN);
        }
        return switch (trust.vouch(shown.get())) {
            case Vouching.Client(ClientName client, Instant issuedAt, Instant _) -> judge(client, issuedAt);
            case Vouching.ExpiredClient(ClientName client, Instant at) -> new Admission.Stranger("the certificate of %s expired at %s".formatted(client.token(), at) + AGAIN);
            case Vouching.Node _, Vouching.Expired _, Vouching.Foreign _ -> new Admission.Stranger("the certificate is not one of a Docker client of this cluster" + AGAIN);
        };
    }

    /// Whose rights a socket of a container has.
    Admission judge(SocketGrants.Grant grant) {
        if (grant.who().equals(VirtualEngine.OWNER)) {
            return new Admission.Known(new Person(grant.who(), grant.role()));
        }
        return judge(new ClientName(grant.who(), grant.role().word()), grant.at());
    }

    private Admission judge(ClientName client, Instant issuedAt) {
        Optional<TokenView> token = control.tokens().find(client.token()).filter(known -> !known.createdAt().isAfter(issuedAt.plusMillis(1)));
        Optional<Role> role = token.filter(known -> known.space().isEmpty()).flatMap(known -> DockerRoles.least(known.role(), client.role()));
        return role.<Admission>map(rights -> new Admission.Known(new Person(client.token(), rights, rights == Role.OPERATOR ? allowed : Set.of())))
                .orElseGet(() -> new Admission.Stranger("the certificate counts no longer, as its token %s was revoked".formatted(client.token()) + AGAIN));
    }
}
