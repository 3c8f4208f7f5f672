package io.argosy.model.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitsTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0 B", "1, 1 B", "1023, 1023 B", "1024, 1 KiB", "1536, 1.5 KiB", "1048576, 1 MiB", "536870912, 512 MiB", "1610612736, 1.5 GiB",
        "9223372036854775807, 8 EiB"
    })
    void writesSizesForPeople(long bytes, String text) {
        assertThat(new ByteSize(bytes)).hasToString(text);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "0.5, 0.5", "1, 1", "2.25, 2.25", "0.000000001, 0.000000001"})
    void writesCoresForPeople(double cores, String text) {
        assertThat(Cpus.cores(cores)).hasToString(text);
    }

    @Test
    void amountsAreNeverNegativeAndNeverOverflow() {
        assertThatThrownBy(() -> new ByteSize(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Cpus(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ByteSize(Long.MAX_VALUE).plus(new ByteSize(1))).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> ByteSize.mebibytes(Long.MAX_VALUE)).isInstanceOf(ArithmeticException.class);
        assertThat(ByteSize.mebibytes(1).plus(ByteSize.ZERO)).isEqualTo(new ByteSize(1024 * 1024));
        assertThat(Cpus.cores(1).plus(Cpus.cores(0.5))).isEqualTo(Cpus.cores(1.5));
    }

    @Test
    void frozenCopiesKeepTheirOrderAndCannotBeChanged() {
        Map<String, Integer> map = new LinkedHashMap<>(Map.of());
        Set<String> set = new LinkedHashSet<>();
        for (String key : List.of("z", "a", "m")) {
            map.put(key, 1);
            set.add(key);
        }
        Map<String, Integer> frozen = Frozen.map(map);
        map.clear();
        assertThat(frozen.keySet()).containsExactly("z", "a", "m");
        assertThat(Frozen.set(set)).containsExactly("z", "a", "m");
        assertThatThrownBy(() -> frozen.put("x", 1)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> Frozen.list(new ArrayList<>(List.of("x"))).add("y")).isInstanceOf(UnsupportedOperationException.class);
    }
}
