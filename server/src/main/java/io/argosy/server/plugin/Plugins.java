package io.argosy.server.plugin;

import io.argosy.scheduling.rule.NodeFilter;
import io.argosy.scheduling.rule.NodeScore;
import io.argosy.server.start.StartFailure;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.ServiceLoader.Provider;

/// Filters and scores that were found, in the order of their class names: the same jars give the same order everywhere.
public record Plugins(List<NodeFilter> filters, List<NodeScore> scores) {

    public static final Plugins NONE = new Plugins(List.of(), List.of());

    public Plugins {
        filters = List.copyOf(filters);
        scores = List.copyOf(scores);
    }

    /// Reads all jars of a directory. Their classes are there for as long as the process is.
    ///
    /// @throws StartFailure when it is no directory, or a jar names a rule that cannot be made
    public static Plugins in(Path directory) {
        if (!Files.isDirectory(directory)) {
            throw new StartFailure(directory + " is no directory", "Make it, or leave --plugins out.", null);
        }
        ClassLoader loader = new URLClassLoader(jars(directory), Plugins.class.getClassLoader());
        try {
            return new Plugins(found(NodeFilter.class, loader), found(NodeScore.class, loader));
        } catch (ServiceConfigurationError | LinkageError e) {
            throw new StartFailure("a plug-in in " + directory + " cannot be used: " + e.getMessage(),
                    "Use one that was made for this version, or take it out.", e);
        }
    }

    private static URL[] jars(Path directory) {
        List<URL> jars = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(directory, "*.jar")) {
            for (Path jar : found) {
                jars.add(jar.toUri().toURL());
            }
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new StartFailure(directory + " cannot be read: " + e.getMessage(), "Make it readable for the server.", e);
        }
        return jars.toArray(URL[]::new);
    }

    private static <T> List<T> found(Class<T> kind, ClassLoader loader) {
        return ServiceLoader.load(kind, loader).stream()
                .sorted(Comparator.comparing((Provider<T> provider) -> provider.type().getName()))
                .map(Provider::get)
                .toList();
    }
}
