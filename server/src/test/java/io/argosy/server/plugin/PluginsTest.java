package io.argosy.server.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.argosy.scheduling.rule.NodeFilter;
import io.argosy.scheduling.rule.NodeScore;
import io.argosy.server.start.StartFailure;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Plug-ins as others make them: compiled against the rules, packed, and put into a directory.
class PluginsTest {

    private static final String CHEAPEST = """
            package com.example;

            import io.argosy.scheduling.cluster.*;
            import io.argosy.scheduling.rule.*;
            import java.util.List;
            import java.util.function.ToLongFunction;

            public final class Cheapest implements NodeScore {
                @Override
                public List<ToLongFunction<NodeState>> measures(Cluster cluster, Demand demand) {
                    return List.of(node -> Long.parseLong(node.snapshot().node().labels().getOrDefault("price", "0")));
                }
            }
            """;

    @TempDir
    private Path directory;

    @Test
    void findsWhatJarsName() throws IOException {
        jar("com.example.Cheapest", CHEAPEST, NodeScore.class);
        Plugins plugins = Plugins.in(directory);
        assertThat(plugins.scores()).singleElement().extracting(score -> score.getClass().getName()).isEqualTo("com.example.Cheapest");
        assertThat(plugins.filters()).isEmpty();
    }

    @Test
    void findsNothingInAnEmptyDirectory() {
        assertThat(Plugins.in(directory)).isEqualTo(Plugins.NONE);
    }

    @Test
    void namesWhatCannotBeUsed() throws IOException {
        jar("com.example.Cheapest", CHEAPEST, NodeFilter.class);
        assertThatThrownBy(() -> Plugins.in(directory)).isInstanceOf(StartFailure.class).hasMessageContaining("com.example.Cheapest");
        assertThatThrownBy(() -> Plugins.in(directory.resolve("none"))).isInstanceOf(StartFailure.class).hasMessageEndingWith("none is no directory");
    }

    private void jar(String name, String source, Class<?> service) throws IOException {
        Path file = Files.writeString(Files.createDirectories(directory.resolve("source")).resolve("Cheapest.java"), source);
        String classPath = System.getProperty("java.class.path");
        int failed = ToolProvider.getSystemJavaCompiler().run(null, null, null, "-proc:none", "-cp", classPath, "-d", directory.toString(), file.toString());
        assertThat(failed).isZero();
        String path = name.replace('.', '/') + ".class";
        try (OutputStream out = Files.newOutputStream(directory.resolve("rules.jar")); JarOutputStream jar = new JarOutputStream(out)) {
            jar.putNextEntry(new JarEntry(path));
            Files.copy(directory.resolve(path), jar);
            jar.putNextEntry(new JarEntry("META-INF/services/" + service.getName()));
            jar.write(name.getBytes(StandardCharsets.UTF_8));
        }
    }
}
