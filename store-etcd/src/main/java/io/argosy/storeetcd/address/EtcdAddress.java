package io.argosy.storeetcd.address;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/// An etcd, and the place of one cluster's state in it.
///
/// @param tls whether members are spoken to over TLS; all or none
/// @param endpoints members, in the order in which they are tried
/// @param prefix of all keys, beginning and not ending with `/`
/// @param authority PEM of who signed the members' certificates; absent to trust those the system trusts
/// @param certificate absent when etcd does not ask for one
/// @param login absent when etcd's authentication is off, or goes by the certificate
public record EtcdAddress(
        boolean tls, List<Endpoint> endpoints, String prefix, Optional<Path> authority, Optional<ClientCertificate> certificate, Optional<Login> login) {

    public static final String STANDARD_PREFIX = "/argosy";

    /// So that the keys of a transaction fit into a request with its values.
    private static final Pattern PREFIX = Pattern.compile("(/[A-Za-z0-9._-]+)+");
    private static final int LONGEST_PREFIX = 128;
    private static final int MOST_ENDPOINTS = 16;

    public EtcdAddress {
        endpoints = List.copyOf(endpoints);
        Objects.requireNonNull(prefix, "prefix");
        if (endpoints.isEmpty() || endpoints.size() > MOST_ENDPOINTS) {
            throw new IllegalArgumentException("an etcd is named by 1 to " + MOST_ENDPOINTS + " of its members, not " + endpoints.size());
        }
        if (!PREFIX.matcher(prefix).matches() || prefix.length() > LONGEST_PREFIX) {
            throw new IllegalArgumentException("'" + prefix + "' is not a prefix for keys: use letters, digits, '.', '_' and '-' between single '/', at most "
                    + LONGEST_PREFIX + " characters");
        }
        if (!tls && (authority.isPresent() || certificate.isPresent())) {
            throw new IllegalArgumentException("ca, cert and key are for https:// members, and these are http://");
        }
    }

    /// Without TLS and login.
    public static EtcdAddress plain(List<Endpoint> endpoints, String prefix) {
        return new EtcdAddress(false, endpoints, prefix, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /// @param text `http[s]://HOST:PORT[,http[s]://HOST:PORT...][/prefix][?ca=FILE&cert=FILE&key=FILE&user=NAME&password-file=FILE]`
    /// @throws IllegalArgumentException with what is wrong with it
    public static EtcdAddress parse(String text) {
        return AddressReader.read(text);
    }

    /// As [#parse] reads it.
    @Override
    public String toString() {
        return AddressReader.write(this);
    }
}
