package io.argosy.compose;

import io.argosy.compose.source.Sources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Prints the canonical JSON of Compose files on the disk: `[-f FILE] [--profile P] [-p NAME] config --format json`.
public final class ConfigMain {
    private ConfigMain() {}

    public static void main(String[] arguments) {
        var files = new ArrayList<String>();
        var profiles = new ArrayList<String>();
        Optional<String> name = Optional.empty();
        for (var i = 0; i + 1 < arguments.length; i++) {
            switch (arguments[i]) {
                case "-f" -> files.add(arguments[++i]);
                case "--profile" -> profiles.add(arguments[++i]);
                case "-p" -> name = Optional.of(arguments[++i]);
                default -> { }
            }
        }
        var request = new LoadRequest(Path.of("").toAbsolutePath().toString(), files, List.of(), System.getenv(), profiles, name, Optional.empty());
        switch (ComposeLoader.load(new Disk(), request)) {
            case LoadResult.Loaded loaded -> System.out.print(loaded.project().json());
            case LoadResult.Failed failed -> {
                failed.errors().forEach(System.err::println);
                System.exit(1);
            }
        }
    }

    private record Disk() implements Sources {
        @Override
        public Optional<byte[]> read(String path) {
            try {
                return Files.isRegularFile(Path.of(path)) ? Optional.of(Files.readAllBytes(Path.of(path))) : Optional.empty();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }

        @Override
        public boolean exists(String path) {
            return Files.exists(Path.of(path));
        }

        @Override
        public boolean isDirectory(String path) {
            return Files.isDirectory(Path.of(path));
        }
    }
}
