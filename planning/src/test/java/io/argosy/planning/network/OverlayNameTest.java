package io.argosy.planning.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class OverlayNameTest {

    @Test
    void aUsualNameGetsASuffix() {
        assertThat(OverlayName.of("shop_default")).isEqualTo("shop_default-overlay");
    }

    @Test
    void anyNameBecomesOneThatSwarmModeTakes() {
        for (String name : List.of("shop.front", "_shop", "-.-", "a".repeat(200), "shop_" + "b".repeat(60), "späti_default")) {
            assertThat(OverlayName.of(name)).matches("[A-Za-z0-9](?:[-_]*[A-Za-z0-9]+)*").hasSizeLessThanOrEqualTo(63);
        }
    }

    @Test
    void differentNamesStayDifferent() {
        assertThat(OverlayName.of("shop.front")).isNotEqualTo(OverlayName.of("shop-front"));
        assertThat(OverlayName.of("a".repeat(100))).isNotEqualTo(OverlayName.of("a".repeat(99)));
    }
}
