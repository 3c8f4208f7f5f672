package io.argosy.server.trust;

import io.argosy.trust.CertificateAuthority;
import io.argosy.trust.Keys;
import java.net.Socket;
import java.security.KeyPair;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;

/// The certificate this server shows: one key for as long as the process lives, and a new certificate for it when the last is half over.
final class ServerIdentity extends X509ExtendedKeyManager {

    private static final String ALIAS = "server";

    private final CertificateAuthority authority;
    private final List<String> names;
    private final InstantSource clock;
    private final KeyPair pair = Keys.newPair();
    private X509Certificate current;

    /// @param names by which clients may know this server
    ServerIdentity(CertificateAuthority authority, List<String> names, InstantSource clock) {
        this.authority = authority;
        this.names = List.copyOf(names);
        this.clock = clock;
    }

    @Override
    public synchronized X509Certificate[] getCertificateChain(String alias) {
        if (current == null || clock.instant().plus(CertificateAuthority.VALIDITY.dividedBy(2)).isAfter(current.getNotAfter().toInstant())) {
            current = authority.issueServer(names, pair.getPublic(), clock.instant());
        }
        return new X509Certificate[] {current, authority.certificate()};
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
        return pair.getPrivate();
    }

    @Override
    public String chooseEngineServerAlias(String keyType, Principal[] issuers, SSLEngine engine) {
        return keyType.startsWith("EC") ? ALIAS : null;
    }

    @Override
    public String chooseServerAlias(String keyType, Principal[] issuers, Socket socket) {
        return keyType.startsWith("EC") ? ALIAS : null;
    }

    @Override
    public String[] getServerAliases(String keyType, Principal[] issuers) {
        return new String[] {ALIAS};
    }

    @Override
    public String[] getClientAliases(String keyType, Principal[] issuers) {
        return null;
    }

    @Override
    public String chooseClientAlias(String[] keyTypes, Principal[] issuers, Socket socket) {
        return null;
    }
}
