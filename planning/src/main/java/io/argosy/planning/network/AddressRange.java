package io.argosy.planning.network;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// From where networks get their addresses.
///
/// @param whole the range; its first block is for the engines' own networks
/// @param prefix of a block, what a network gets that does not ask for more
public record AddressRange(Cidr whole, int prefix) {

    public static final AddressRange STANDARD = new AddressRange(Cidr.parse("10.128.0.0/10").orElseThrow(), 22);

    private static final int LONGEST_PREFIX = 28;

    public AddressRange {
        Objects.requireNonNull(whole, "whole");
        if (prefix <= whole.prefix() || prefix > LONGEST_PREFIX) {
            throw new IllegalArgumentException(
                    "a network of %s may have a prefix from /%d to /%d, not /%d".formatted(whole, whole.prefix() + 1, LONGEST_PREFIX, prefix));
        }
    }

    /// From where engines take addresses of networks nobody gave a range, such as the Swarm's ingress network.
    public Cidr engines() {
        return whole.with(prefix);
    }

    /// The lowest range that overlaps nothing that is taken; empty when there is none.
    ///
    /// @param asked prefix of the range
    public Optional<Cidr> free(int asked, Collection<Cidr> taken) {
        List<Cidr> inTheWay = taken.stream().filter(whole::overlaps).sorted().toList();
        long size = 1L << (32 - asked);
        long first = roundedUp(engines().end(), size);
        for (Cidr other : inTheWay) {
            if (first + size > other.first() && first < other.end()) {
                first = roundedUp(other.end(), size);
            }
        }
        return first + size <= whole.end() && asked >= whole.prefix() ? Optional.of(new Cidr(first, asked)) : Optional.empty();
    }

    private static long roundedUp(long address, long size) {
        return (address + size - 1) / size * size;
    }
}
