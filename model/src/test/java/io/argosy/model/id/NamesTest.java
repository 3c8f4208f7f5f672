package io.argosy.model.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.Function;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "0", "shop", "shop-2", "my_shop", "a-b_c", "a2345678901234567890123456789012345678901234567890123456789012b"})
    void takesLabels(String name) {
        labels().forEach(make -> assertThat(make.apply(name)).hasToString(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "Shop", "-shop", "shop-", "_a", "a.b", "a/b", "a b", "ä", "a\n", "a23456789012345678901234567890123456789012345678901234567890123x"})
    void refusesWhatIsNoLabel(String name) {
        labels().forEach(make -> assertThatThrownBy(() -> make.apply(name)).isInstanceOf(IllegalNameException.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"web", "Web.1", "my_service", "a-b", "9"})
    void takesLooseNames(String name) {
        loose().forEach(make -> assertThat(make.apply(name)).hasToString(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".web", "-web", "_web", "a/b", "a:b", "a b", "$(x)", "../etc"})
    void refusesWhatIsNoLooseName(String name) {
        loose().forEach(make -> assertThatThrownBy(() -> make.apply(name)).isInstanceOf(IllegalNameException.class));
    }

    @Test
    void refusesNull() {
        Stream.concat(labels(), loose()).forEach(make -> assertThatThrownBy(() -> make.apply(null)).isInstanceOf(IllegalNameException.class));
    }

    @Test
    void saysWhatIsWrongAndShortensWhatIsLong() {
        assertThatThrownBy(() -> new AppName("My Shop")).hasMessageStartingWith("'My Shop' is not a valid app name: use lower-case letters");
        assertThatThrownBy(() -> new AppName("x".repeat(10_000))).message().hasSizeLessThan(300);
    }

    @Property
    void whatIsTakenIsSafeAsAPathAndAKey(@ForAll String any) {
        Stream.concat(labels(), loose()).forEach(make -> {
            try {
                make.apply(any);
            } catch (IllegalNameException e) {
                return;
            }
            assertThat(any).doesNotContain("/", "\0", " ", "\n").isNotIn(".", "..").hasSizeLessThanOrEqualTo(127);
        });
    }

    @Test
    void refsPrintAsPaths() {
        AppRef shop = AppRef.of("default", "shop");
        assertThat(shop).hasToString("default/shop");
        assertThat(shop.projectName()).isEqualTo("shop");
        assertThat(AppRef.of("test", "shop").projectName()).isEqualTo("test_shop");
        assertThat(new ServiceRef(shop, new ServiceName("web"))).hasToString("default/shop/web");
    }

    @Test
    void releasesAreNumberedFromOne() {
        assertThat(ReleaseNumber.FIRST.next()).isEqualTo(new ReleaseNumber(2)).isGreaterThan(ReleaseNumber.FIRST);
        assertThatThrownBy(() -> new ReleaseNumber(0)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Stream<Function<String, Object>> labels() {
        return Stream.of(AppName::new, SpaceName::new, NodeName::new);
    }

    private static Stream<Function<String, Object>> loose() {
        return Stream.of(ServiceName::new, NetworkName::new, VolumeName::new, ContentName::new);
    }
}
