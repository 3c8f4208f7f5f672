package io.argosy.control.network;

import io.argosy.control.content.SecretCipher;
import io.argosy.control.record.StoredMembership;
import io.argosy.model.assignment.Item.MembershipItem;
import io.argosy.model.assignment.Report.MembershipReport;
import io.argosy.model.network.SwarmPart;
import io.argosy.model.network.SwarmToken;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/// Where tokens of the Swarm go in and come out. Safe for any number of threads.
public final class SwarmVault {

    private static final String CONTEXT = "swarm-token";

    private final SecretCipher cipher;

    public SwarmVault(SecretCipher cipher) {
        this.cipher = cipher;
    }

    /// The record of a report. A token that is known keeps the form it was sealed in, so that saying it again is no news.
    public StoredMembership stored(MembershipReport report, Optional<StoredMembership> before) {
        Optional<String> known = before.flatMap(StoredMembership::sealedToken);
        Optional<String> sealed = report.token().map(token -> known.filter(old -> open(old).equals(token)).orElseGet(() -> seal(token)));
        return new StoredMembership(report.membership(), sealed, report.problem());
    }

    /// An order as its node gets it: with the token readable.
    public MembershipItem opened(MembershipItem order) {
        return order.part() instanceof SwarmPart.Join(var managers, SwarmToken sealed)
                ? new MembershipItem(new SwarmPart.Join(managers, open(sealed.value())), order.changes())
                : order;
    }

    private String seal(SwarmToken token) {
        return Base64.getEncoder().encodeToString(cipher.seal(token.value().getBytes(StandardCharsets.UTF_8), CONTEXT));
    }

    private SwarmToken open(String sealed) {
        return new SwarmToken(new String(cipher.open(Base64.getDecoder().decode(sealed), CONTEXT), StandardCharsets.UTF_8));
    }
}
