package io.argosy.compose;

import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.compose.source.MapSources;
import io.argosy.compose.source.Problems;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Small input must not make much work.
class HostileFilesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static LoadResult load(Map<String, String> files) {
        var sources = new HashMap<String, String>();
        files.forEach((name, text) -> sources.put("/p/" + name, text));
        var start = processorTime();
        var result = ComposeLoader.load(MapSources.ofText(sources), LoadRequest.of("/p", "compose.yml"));
        assertThat(processorTime().minus(start)).isLessThan(PATIENCE);
        return result;
    }

    /// Of this thread: a busy machine must not fail the test.
    private static Duration processorTime() {
        return Duration.ofNanos(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime());
    }

    private static void refused(Map<String, String> files, String message) {
        assertThat(load(files)).isInstanceOfSatisfying(LoadResult.Failed.class, failed -> {
            assertThat(failed.errors()).anySatisfy(error -> assertThat(error.toString()).contains(message));
            assertThat(failed.errors()).hasSizeLessThanOrEqualTo(Problems.LIMIT + 1);
        });
    }

    private static String repeated(int times, String format) {
        return IntStream.range(0, times).mapToObj(format::formatted).collect(Collectors.joining());
    }

    @Test
    void manyRangesOfPorts() {
        var services = repeated(2_000, "  s%d: {image: x, ports: ['1-20000:1-20000']}\n");
        refused(Map.of("compose.yml", "services:\n" + services), "too many ports");
    }

    @Test
    void aLargeServiceExtendedByMany() {
        var base = "  base:\n    image: x\n    environment:\n" + repeated(20_000, "      K%d: v\n");
        refused(Map.of("compose.yml", "services:\n" + base + repeated(5_000, "  s%d: {extends: base, environment: {A: b}}\n")), "extend smaller services");
    }

    @Test
    void aLongChainOfExtends() {
        refused(Map.of("compose.yml", "services:\n  s0: {image: x}\n" + IntStream.range(1, 2_000)
                .mapToObj(i -> "  s%d: {extends: s%d}\n".formatted(i, i - 1)).collect(Collectors.joining())), "circular extends");
    }

    @Test
    void aLongCircleOfDependencies() {
        var services = IntStream.range(0, 5_000).mapToObj(i -> "  s%d: {image: x, depends_on: [s%d]}\n".formatted(i, (i + 1) % 5_000))
                .collect(Collectors.joining());
        refused(Map.of("compose.yml", "services:\n" + services), "dependency cycle: s0 -> ... -> s4999 -> s0");
    }

    @Test
    void manyUnknownKeys() {
        refused(Map.of("compose.yml", "services:\n  web:\n" + repeated(50_000, "    unknown%d: x\n")), "and more");
    }

    @Test
    void includesThatIncludeManyTimes() {
        var files = new HashMap<String, String>();
        for (var i = 0; i < 12; i++) {
            files.put(i == 0 ? "compose.yml" : "f" + i + ".yml", "include: [" + "f%d.yml, ".formatted(i + 1).repeat(5) + "]\nservices: {}\n");
        }
        files.put("f12.yml", "services: {}\n");
        refused(files, "files");
    }

    @Test
    void anEnvFileReadByMany() {
        refused(Map.of("compose.yml", "services:\n" + repeated(2_000, "  s%d: {image: x, env_file: big.env}\n"),
                "big.env", repeated(5_000, "K%d=v\n")), "bytes of such files");
    }

    @Test
    void variablesThatDouble() {
        var doubling = "A0=xxxxxxxxxxxxxxxx\n" + IntStream.range(1, 60).mapToObj(i -> "A%d=$A%d$A%d\n".formatted(i, i - 1, i - 1)).collect(Collectors.joining());
        refused(Map.of("compose.yml", "services: {web: {image: $A50}}", ".env", doubling), "grows beyond");
    }

    @Test
    void aLargeHonestFile() {
        var text = "services:\n" + repeated(2_000, "  s%d: {image: x, environment: {A: b, C: d}, ports: ['80'], networks: [n], depends_on: []}\n") + "networks: {n: }\n";
        assertThat(load(Map.of("compose.yml", text))).isInstanceOf(LoadResult.Loaded.class);
    }
}
