package io.argosy.planning.network;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A range of IPv4 addresses.
///
/// @param first the range's first address as a number
/// @param prefix how many leading bits all addresses share
public record Cidr(long first, int prefix) implements Comparable<Cidr> {

    private static final int BITS = 32;
    private static final Pattern TEXT = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})(?:/(\\d{1,2}))?");

    public Cidr {
        if (prefix < 0 || prefix > BITS || first < 0 || first >= 1L << BITS || first % (1L << (BITS - prefix)) != 0) {
            throw new IllegalArgumentException("not the first address of a /" + prefix + ": " + first);
        }
    }

    /// Any address of the range will do before the slash; without a slash it is one address. Empty for anything else, IPv6 too.
    public static Optional<Cidr> parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long address = 0;
        for (int group = 1; group <= 4; group++) {
            int octet = Integer.parseInt(matcher.group(group));
            if (octet > 255) {
                return Optional.empty();
            }
            address = address << 8 | octet;
        }
        int prefix = matcher.group(5) == null ? BITS : Integer.parseInt(matcher.group(5));
        return prefix > BITS ? Optional.empty() : Optional.of(around(address, prefix));
    }

    private static Cidr around(long address, int prefix) {
        long size = 1L << (BITS - prefix);
        return new Cidr(address / size * size, prefix);
    }

    /// The range of this many leading bits that this one lies in, or begins.
    public Cidr with(int otherPrefix) {
        return around(first, otherPrefix);
    }

    /// How many addresses it holds.
    public long size() {
        return 1L << (BITS - prefix);
    }

    /// The first address after it, which may be past the last there is.
    public long end() {
        return first + size();
    }

    public boolean contains(Cidr other) {
        return first <= other.first && other.end() <= end();
    }

    public boolean overlaps(Cidr other) {
        return first < other.end() && other.first < end();
    }

    @Override
    public int compareTo(Cidr other) {
        return first != other.first ? Long.compare(first, other.first) : Integer.compare(prefix, other.prefix);
    }

    @Override
    public String toString() {
        return "%d.%d.%d.%d/%d".formatted(first >> 24, first >> 16 & 255, first >> 8 & 255, first & 255, prefix);
    }
}
