package io.argosy.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What a compiler does not see: sizes, names and words of source files.
class SourceStyleTest {

    private static final int LONGEST_FILE = 500;
    private static final Pattern VAGUE_NAME = Pattern.compile(".*(Manager|Helper|Impl|Utils?)\\.java");

    @Test
    void noFileIsLongerThanAReaderBears() throws IOException {
        try (Stream<Path> sources = sources()) {
            assertThat(sources.filter(file -> lines(file).size() > LONGEST_FILE)).isEmpty();
        }
    }

    @Test
    void noNameIsVague() throws IOException {
        try (Stream<Path> sources = sources()) {
            assertThat(sources.filter(file -> VAGUE_NAME.matcher(file.getFileName().toString()).matches())).isEmpty();
        }
    }

    @Test
    void everyPackageSaysWhatItOwns() throws IOException {
        try (Stream<Path> sources = sources()) {
            assertThat(sources.filter(file -> file.toString().contains("src/main/java")).map(Path::getParent).distinct()
                    .filter(directory -> !Files.exists(directory.resolve("package-info.java")))).isEmpty();
        }
    }

    @Test
    void docCommentsAreMarkdown() throws IOException {
        try (Stream<Path> sources = sources()) {
            assertThat(sources.filter(file -> lines(file).stream().anyMatch(line -> line.strip().startsWith("/**")))).isEmpty();
        }
    }

    private static Stream<Path> sources() throws IOException {
        return Files.walk(Path.of("..")).filter(file -> file.toString().endsWith(".java") && !file.toString().contains("/target/"));
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
