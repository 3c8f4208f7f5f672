package io.argosy.planning.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CidrTest {

    @ParameterizedTest
    @CsvSource({"10.128.0.0/10, 10.128.0.0/10", "10.1.2.3/16, 10.1.0.0/16", "192.168.1.7, 192.168.1.7/32", "255.255.255.255/32, 255.255.255.255/32"})
    void readsRangesAndAddresses(String text, String range) {
        assertThat(Cidr.parse(text)).map(Cidr::toString).contains(range);
    }

    @ParameterizedTest
    @CsvSource({"10.0.0/8", "10.0.0.256/8", "10.0.0.0/33", "fd00::/8", "nowhere"})
    void readsNothingElse(String text) {
        assertThat(Cidr.parse(text)).isEmpty();
    }

    @Test
    void knowsWhatLiesWithin() {
        Cidr range = cidr("10.128.0.0/10");
        assertThat(range.contains(cidr("10.191.255.255"))).isTrue();
        assertThat(range.contains(cidr("10.192.0.0"))).isFalse();
        assertThat(cidr("10.0.0.0/8").overlaps(range)).isTrue();
        assertThat(cidr("10.64.0.0/10").overlaps(range)).isFalse();
    }

    @Property
    void whatIsFreeOverlapsNothing(@ForAll @Size(max = 40) List<@IntRange(min = 22, max = 28) Integer> prefixes) {
        AddressRange range = new AddressRange(cidr("10.0.0.0/18"), 22);
        List<Cidr> taken = new ArrayList<>();
        for (int prefix : prefixes) {
            Optional<Cidr> free = range.free(prefix, taken);
            if (free.isPresent()) {
                assertThat(taken).noneMatch(free.get()::overlaps);
                assertThat(range.whole().contains(free.get())).isTrue();
                assertThat(range.engines().overlaps(free.get())).isFalse();
                taken.add(free.get());
            }
        }
    }

    @Test
    void givesOutAllThereIsAndNoMore() {
        AddressRange range = new AddressRange(cidr("10.0.0.0/20"), 22);
        List<Cidr> taken = new ArrayList<>();
        for (Optional<Cidr> free = range.free(22, taken); free.isPresent(); free = range.free(22, taken)) {
            taken.add(free.get());
        }
        assertThat(taken).map(Cidr::toString).containsExactly("10.0.4.0/22", "10.0.8.0/22", "10.0.12.0/22");
    }

    @Test
    void aRangeHoldsSeveralNetworks() {
        assertThatThrownBy(() -> new AddressRange(cidr("10.0.0.0/22"), 22)).hasMessageContaining("from /23");
    }

    private static Cidr cidr(String text) {
        return Cidr.parse(text).orElseThrow();
    }
}
