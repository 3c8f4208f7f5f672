package io.argosy.trust;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.util.IPAddress;

/// A certificate before it is signed.
record CertificateDraft(X500Name subject, PublicKey key, BigInteger serial, Instant end) {

    /// How late a clock may be for a new certificate to be valid there.
    private static final Duration BACKDATED = Duration.ofHours(24);

    /// Signed with its own key.
    X509Certificate authority(PrivateKey own) {
        try {
            X509v3CertificateBuilder builder = builder(subject);
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign));
            builder.addExtension(Extension.subjectKeyIdentifier, false, extensions().createSubjectKeyIdentifier(key));
            return sign(builder, own);
        } catch (IOException e) {
            throw new IllegalStateException("a certificate cannot be written", e);
        }
    }

    /// @param names it may be reached by
    X509Certificate signed(CertificateAuthority authority, KeyPurposeId purpose, List<String> names) {
        try {
            X509v3CertificateBuilder builder = builder(X500Name.getInstance(authority.certificate().getSubjectX500Principal().getEncoded()));
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
            builder.addExtension(Extension.authorityKeyIdentifier, false, extensions().createAuthorityKeyIdentifier(authority.certificate().getPublicKey()));
            builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose));
            if (!names.isEmpty()) {
                GeneralName[] general = names.stream().map(CertificateDraft::general).toArray(GeneralName[]::new);
                builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(general));
            }
            return sign(builder, authority.key());
        } catch (IOException e) {
            throw new IllegalStateException("a certificate cannot be written", e);
        }
    }

    private static GeneralName general(String name) {
        return new GeneralName(IPAddress.isValid(name) ? GeneralName.iPAddress : GeneralName.dNSName, name);
    }

    private X509v3CertificateBuilder builder(X500Name issuer) {
        Instant begin = Serial.issuedAt(serial).minus(BACKDATED);
        return new JcaX509v3CertificateBuilder(issuer, serial, Date.from(begin), Date.from(end), subject, key);
    }

    private static JcaX509ExtensionUtils extensions() {
        try {
            return new JcaX509ExtensionUtils();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }

    private static X509Certificate sign(X509v3CertificateBuilder builder, PrivateKey with) {
        try {
            return Certificates.read(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(with)).getEncoded());
        } catch (OperatorCreationException | IOException | GeneralSecurityException e) {
            throw new IllegalStateException("a certificate cannot be signed", e);
        }
    }
}
