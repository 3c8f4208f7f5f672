package io.argosy.storeetcd.address;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Addresses as text.
final class AddressReader {

    private static final String TLS = "https://";
    private static final String PLAIN = "http://";
    private static final Set<String> OPTIONS = Set.of("ca", "cert", "key", "user", "password-file");

    private AddressReader() {}

    static EtcdAddress read(String text) {
        int question = text.indexOf('?');
        Map<String, String> options = options(question < 0 ? "" : text.substring(question + 1));
        List<String> members = new ArrayList<>(List.of((question < 0 ? text : text.substring(0, question)).split(",", -1)));
        String prefix = cutPrefix(members);
        boolean tls = members.getFirst().startsWith(TLS);
        List<Endpoint> endpoints = members.stream().map(member -> endpoint(member, tls)).toList();
        return new EtcdAddress(tls, endpoints, prefix, Optional.ofNullable(options.get("ca")).map(AddressReader::file), certificate(options), login(options));
    }

    /// What follows the last member is where the keys lie.
    private static String cutPrefix(List<String> members) {
        String last = members.removeLast();
        int slash = last.indexOf('/', last.indexOf("://") + 3);
        members.add(slash < 0 ? last : last.substring(0, slash));
        String prefix = slash < 0 ? "" : last.substring(slash).replaceAll("/$", "");
        return prefix.isEmpty() ? EtcdAddress.STANDARD_PREFIX : prefix;
    }

    private static Endpoint endpoint(String member, boolean tls) {
        String scheme = tls ? TLS : PLAIN;
        if (!member.startsWith(scheme)) {
            throw new IllegalArgumentException(member.startsWith(TLS) || member.startsWith(PLAIN)
                    ? "members of one etcd are all http:// or all https://"
                    : "'" + member + "' is not a member of etcd, such as https://10.0.0.1:2379");
        }
        return Endpoint.parse(member.substring(scheme.length()));
    }

    private static Map<String, String> options(String text) {
        Map<String, String> options = new LinkedHashMap<>();
        for (String part : text.isEmpty() ? new String[0] : text.split("&", -1)) {
            int equals = part.indexOf('=');
            String name = equals < 0 ? part : part.substring(0, equals);
            if (!OPTIONS.contains(name)) {
                throw new IllegalArgumentException("etcd has no option '" + name + "': there are ca, cert, key, user and password-file");
            }
            if (equals < 0 || equals == part.length() - 1) {
                throw new IllegalArgumentException("option " + name + " of etcd needs a value");
            }
            if (options.put(name, part.substring(equals + 1)) != null) {
                throw new IllegalArgumentException("option " + name + " of etcd is given twice");
            }
        }
        return options;
    }

    private static Optional<ClientCertificate> certificate(Map<String, String> options) {
        return both(options, "cert", "key") ? Optional.of(new ClientCertificate(file(options.get("cert")), file(options.get("key")))) : Optional.empty();
    }

    private static Optional<Login> login(Map<String, String> options) {
        return both(options, "user", "password-file") ? Optional.of(new Login(options.get("user"), file(options.get("password-file")))) : Optional.empty();
    }

    private static boolean both(Map<String, String> options, String one, String other) {
        if (options.containsKey(one) != options.containsKey(other)) {
            throw new IllegalArgumentException("options %s and %s of etcd go together".formatted(one, other));
        }
        return options.containsKey(one);
    }

    private static Path file(String name) {
        return Path.of(name).toAbsolutePath().normalize();
    }

    static String write(EtcdAddress address) {
        String scheme = address.tls() ? TLS : PLAIN;
        List<String> options = new ArrayList<>();
        address.authority().ifPresent(file -> options.add("ca=" + file));
        address.certificate().ifPresent(own -> options.addAll(List.of("cert=" + own.certificate(), "key=" + own.key())));
        address.login().ifPresent(login -> options.addAll(List.of("user=" + login.user(), "password-file=" + login.passwordFile())));
        return address.endpoints().stream().map(endpoint -> scheme + endpoint).collect(Collectors.joining(",")) + address.prefix()
                + (options.isEmpty() ? "" : "?" + String.join("&", options));
    }
}
