package io.argosy.compose.source;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathNamesTest {
    @ParameterizedTest
    @CsvSource({"/a/b,/a/b", "/a//b/,/a/b", "/a/./b/../c,/a/c", "/..,/", "/,/", "a/../..,..", "'',.", "./a,a", "../a,../a"})
    void cleans(String path, String cleaned) {
        assertThat(PathNames.clean(path)).isEqualTo(cleaned);
    }

    @ParameterizedTest
    @CsvSource({"/p,a,/p/a", "/p,../a,/a", "/p,/x/../y,/y", "/p,.,/p"})
    void resolves(String base, String path, String resolved) {
        assertThat(PathNames.resolve(base, path)).isEqualTo(resolved);
    }

    @ParameterizedTest
    @CsvSource({"/a/b,/a,b", "/a,/,a", "/,/,''", "a,.,a"})
    void splits(String path, String parent, String last) {
        assertThat(PathNames.parent(path)).isEqualTo(parent);
        assertThat(PathNames.last(path)).isEqualTo(last);
    }

    @Property
    void cleaningAgainChangesNothing(@ForAll @Chars({'/', '.', 'a'}) String path) {
        var cleaned = PathNames.clean(path);
        assertThat(PathNames.clean(cleaned)).isEqualTo(cleaned);
        assertThat(PathNames.resolve("/p", path)).startsWith("/").doesNotContain("//", "/./").doesNotEndWith("/..");
    }
}
