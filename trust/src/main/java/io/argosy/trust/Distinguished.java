package io.argosy.trust;

import io.argosy.model.id.NodeId;
import java.security.cert.X509Certificate;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;

/// Who somebody is, as certificates write it: what they are as the unit, which one as the common name.
final class Distinguished {

    private static final String NODE = "argosy node";
    private static final String CLIENT = "argosy client";

    private Distinguished() {}

    static X500Name authority(String cluster) {
        return name("argosy authority", cluster);
    }

    static X500Name server(String server) {
        return name("argosy server", server);
    }

    static X500Name node(NodeId node) {
        return name(NODE, node.value());
    }

    /// @return empty when the certificate is not a node's
    static Optional<NodeId> nodeOf(X509Certificate certificate) {
        X500Name subject = X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
        if (!first(subject.getRDNs(BCStyle.OU)).equals(Optional.of(NODE))) {
            return Optional.empty();
        }
        return first(subject.getRDNs(BCStyle.CN)).map(NodeId::new);
    }

    static X500Name client(ClientName client) {
        return new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.OU, CLIENT).addRDN(BCStyle.O, client.role()).addRDN(BCStyle.CN, client.token()).build();
    }

    /// @return empty when the certificate is not a client's
    static Optional<ClientName> clientOf(X509Certificate certificate) {
        X500Name subject = X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
        if (!first(subject.getRDNs(BCStyle.OU)).equals(Optional.of(CLIENT))) {
            return Optional.empty();
        }
        return first(subject.getRDNs(BCStyle.CN)).flatMap(token -> first(subject.getRDNs(BCStyle.O)).map(role -> new ClientName(token, role)));
    }

    private static X500Name name(String unit, String commonName) {
        return new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.OU, unit).addRDN(BCStyle.CN, commonName).build();
    }

    private static Optional<String> first(RDN[] found) {
        return found.length == 1 && found[0].getFirst().getValue() instanceof ASN1String value ? Optional.of(value.getString()) : Optional.empty();
    }
}
