package io.argosy.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// One file for each rule: `golden/load` holds canonical projects and errors, `golden/convert` specs and refusals.
class GoldenTest {
    static Stream<String> load() throws IOException, URISyntaxException {
        return names("load");
    }

    static Stream<String> convert() throws IOException, URISyntaxException {
        return names("convert");
    }

    private static Stream<String> names(String directory) throws IOException, URISyntaxException {
        try (var files = Files.list(directory(directory))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
        }
    }

    private static Path directory(String name) throws URISyntaxException {
        return Path.of(GoldenTest.class.getResource("/golden/" + name).toURI());
    }

    private static GoldenCase read(String directory, String name) throws IOException, URISyntaxException {
        return GoldenCase.parse(Files.readString(directory(directory).resolve(name)));
    }

    @ParameterizedTest
    @MethodSource
    void load(String name) throws IOException, URISyntaxException {
        var golden = read("load", name);
        assertThat(golden.loaded()).isEqualTo(golden.expected());
    }

    /// What is printed loads to itself.
    @ParameterizedTest
    @MethodSource("load")
    void printsWhatLoadsTheSame(String name) throws IOException, URISyntaxException {
        var golden = read("load", name);
        if (ComposeLoader.load(golden.sources(), golden.request()) instanceof LoadResult.Loaded loaded) {
            var yaml = loaded.project().yaml();
            var files = new java.util.HashMap<>(golden.files());
            files.put("printed.yml", yaml);
            var again = new GoldenCase(files, (golden.options().replaceAll("(?<!\\S)(file|project):\\S+", "") + " file:printed.yml").strip(), "");
            assertThat(ComposeLoader.load(again.sources(), again.request())).isInstanceOfSatisfying(LoadResult.Loaded.class,
                    reloaded -> assertThat(reloaded.project().yaml()).isEqualTo(yaml));
        }
    }

    @ParameterizedTest
    @MethodSource
    void convert(String name) throws IOException, URISyntaxException {
        var golden = read("convert", name);
        assertThat(golden.converted()).isEqualTo(golden.expected());
    }
}
