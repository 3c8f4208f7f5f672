package io.argosy.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each module uses only what its row of the table allows.
class BordersTest {

    static Stream<String> modules() {
        return House.TABLE.rows().keySet().stream();
    }

    @Test
    void theTableNamesEveryModuleThatHasCode() {
        assertThat(House.TABLE.rows()).hasSizeGreaterThan(10);
        assertThat(House.classes().stream().map(type -> type.getPackageName().split("\\.")[2]).distinct())
                .containsExactlyInAnyOrderElementsOf(modules().map(module -> module.replace("-", "")).toList());
    }

    @Test
    void everyLibraryOfTheTableIsKnown() {
        assertThat(House.TABLE.rows().values().stream().flatMap(row -> row.libraries().stream())).isSubsetOf(House.LIBRARIES.keySet());
    }

    @ParameterizedTest
    @MethodSource("modules")
    void usesOnlyWhatItsRowAllows(String module) {
        ModuleTable.Row row = House.TABLE.rows().get(module);
        Set<String> allowed = new HashSet<>(List.of("java", "com.sun.net.httpserver", House.packageOf(module)));
        row.modules().forEach(other -> allowed.add(House.packageOf(other)));
        row.libraries().forEach(library -> allowed.addAll(House.LIBRARIES.get(library)));
        noClasses().that().resideInAPackage(House.packageOf(module) + "..")
                .should().dependOnClassesThat(describe("are outside " + allowed, (JavaClass type) -> !isIn(allowed, type)))
                .check(House.classes());
    }

    private static boolean isIn(Set<String> allowed, JavaClass type) {
        JavaClass base = type.getBaseComponentType();
        return base.isPrimitive() || base.getName().startsWith("javax.crypto.") || base.getName().startsWith("javax.net.ssl.") || base.getName().startsWith("javax.security.") || allowed.stream().anyMatch(prefix -> base.getName().startsWith(prefix + "."))
                && (allowed.contains("java.sql") || !base.getName().startsWith("java.sql."));
    }
}
