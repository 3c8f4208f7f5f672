package io.argosy.control.render;

import io.argosy.compose.Project;
import io.argosy.compose.convert.Content;
import io.argosy.compose.source.PathNames;
import io.argosy.control.deploy.DeployInput;
import io.argosy.model.app.Template;
import io.argosy.model.service.ContentKind;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// What is kept of a deploy's files and variables, so that it can be rendered again: nothing that fills a secret.
final class Templates {

    /// A template is a part of each release, and a release is one record.
    private static final int MOST_BYTES = 256 * 1024;

    private Templates() {}

    /// @return [Template#NONE] when the texts are too long to be kept with each release
    static Template of(DeployInput input, Project project, List<Content> contents) {
        Set<String> left = new HashSet<>();
        Map<String, String> variables = new TreeMap<>(project.variables());
        for (Content content : contents) {
            switch (content.origin()) {
                case Content.Origin.File file -> left.add(file.path());
                case Content.Origin.Variable variable when content.kind() == ContentKind.SECRET -> variables.remove(variable.name());
                case Content.Origin.Variable _, Content.Origin.Inline _ -> { }
            }
        }
        Map<String, String> texts = new TreeMap<>();
        input.files().forEach((path, bytes) -> {
            if (!path.endsWith("/") && !left.contains(path)) {
                text(bytes).ifPresent(text -> texts.put(relative(project.directory(), path), text));
            }
        });
        long size = texts.values().stream().mapToLong(String::length).sum();
        List<String> composeFiles = project.files().stream().map(path -> relative(project.directory(), path)).toList();
        return size > MOST_BYTES ? Template.NONE : new Template(texts, composeFiles, variables, input.profiles());
    }

    private static Optional<String> text(byte[] bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException _) {
            return Optional.empty();
        }
    }

    private static String relative(String directory, String path) {
        String clean = PathNames.clean(path);
        String prefix = directory.endsWith("/") ? directory : directory + "/";
        return clean.startsWith(prefix) ? clean.substring(prefix.length()) : clean;
    }
}
