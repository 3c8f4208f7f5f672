package io.argosy.gateway.route;

import java.util.regex.Pattern;

/// Addresses as text that can go into a configuration: IPv4 or IPv6 literals and nothing else.
final class IpLiteral {
    private static final String OCTET = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
    private static final Pattern V4 = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");
    private static final Pattern V6 = Pattern.compile("(?=.*:.*:)[0-9a-fA-F:]{2,39}");

    private IpLiteral() {}

    static String require(String address) {
        if (!V4.matcher(address).matches() && !V6.matcher(address).matches()) {
            throw new IllegalArgumentException("not an IP address: " + printable(address));
        }
        return address;
    }

    static int requirePort(int port) {
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException("a port is between 1 and 65535, not " + port);
        }
        return port;
    }

    /// The address as it stands before a colon and a port.
    static String withPort(String address, int port) {
        return (address.indexOf(':') >= 0 ? "[" + address + "]" : address) + ":" + port;
    }

    private static String printable(String text) {
        String shown = text.length() > 60 ? text.substring(0, 60) : text;
        return shown.replaceAll("\\p{Cntrl}", "?");
    }
}
