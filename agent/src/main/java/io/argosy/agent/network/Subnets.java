package io.argosy.agent.network;

/// IPv4 address ranges in CIDR form.
final class Subnets {
    private static final int BITS = 32;

    private Subnets() {}

    /// Whether an address is in a subnet; false where either is not IPv4.
    static boolean contain(String subnet, String address) {
        String[] parts = subnet.split("/", 2);
        if (parts.length != 2 || !isV4(parts[0]) || !isV4(address)) {
            return false;
        }
        int shift = BITS - Integer.parseInt(parts[1]);
        return shift >= BITS || number(parts[0]) >>> shift == number(address) >>> shift;
    }

    private static boolean isV4(String text) {
        return text.matches("\\d{1,3}(\\.\\d{1,3}){3}");
    }

    private static long number(String address) {
        long number = 0;
        for (String part : address.split("\\.")) {
            number = number << 8 | Integer.parseInt(part);
        }
        return number;
    }
}
