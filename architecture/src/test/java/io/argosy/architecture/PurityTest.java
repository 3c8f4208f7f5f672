package io.argosy.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The modules that decide take everything they know as arguments.
class PurityTest {

    private static final List<String> IMPURE_TYPES = List.of(
            "java.nio.file.", "java.net.Socket", "java.net.http.", "java.net.Datagram", "java.nio.channels.", "java.lang.Thread", "java.lang.ProcessBuilder",
            "java.util.concurrent.", "java.util.Random", "java.util.Timer", "java.util.logging.", "java.lang.System$Logger", "java.io.File", "java.sql.");

    private static final Set<String> IMPURE_CALLS = Set.of(
            "java.time.Instant.now", "java.time.Clock.systemUTC", "java.time.LocalDateTime.now", "java.time.ZonedDateTime.now", "java.time.LocalDate.now",
            "java.lang.System.currentTimeMillis", "java.lang.System.nanoTime", "java.lang.System.getenv", "java.lang.System.getProperty",
            "java.lang.Math.random", "java.util.UUID.randomUUID");

    @ParameterizedTest
    @ValueSource(strings = {"model", "compose", "scheduling", "planning", "gateway"})
    void touchesNothingOutside(String module) {
        noClasses().that().resideInAPackage(House.packageOf(module) + "..")
                .should().dependOnClassesThat(describe("do I/O, run threads, log or draw lots", PurityTest::impure))
                .orShould().accessTargetWhere(describe("ask for time, settings or chance", PurityTest::impureCall))
                .check(House.classes());
    }

    private static boolean impure(JavaClass type) {
        return IMPURE_TYPES.stream().anyMatch(type.getName()::startsWith) && !type.getName().equals("java.util.concurrent.TimeUnit");
    }

    private static boolean impureCall(JavaAccess<?> access) {
        return IMPURE_CALLS.contains(access.getTargetOwner().getName() + "." + access.getName());
    }
}
