package io.argosy.compose;

import io.argosy.compose.convert.Conversion;
import io.argosy.compose.convert.Converter;
import io.argosy.compose.source.MapSources;
import io.argosy.compose.source.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// One golden file: parts headed by lines `=== NAME`. `options` holds words: NAME=VALUE for a variable, profile:NAME, file:NAME (a Compose file, in order),
/// project:NAME. `expected` is what loading prints; every other part is a file of the project in /project.
public record GoldenCase(Map<String, String> files, String options, String expected) {
    private static final String HOME = "/project";

    public static GoldenCase parse(String text) {
        var parts = new LinkedHashMap<String, StringBuilder>();
        StringBuilder part = new StringBuilder();
        for (var line : text.lines().toList()) {
            if (line.startsWith("=== ")) {
                part = new StringBuilder();
                parts.put(line.substring(4), part);
            } else {
                part.append(line).append('\n');
            }
        }
        var files = new LinkedHashMap<String, String>();
        parts.forEach((name, content) -> files.put(name, content.toString()));
        var options = Optional.ofNullable(files.remove("options")).orElse("").strip();
        var expected = Optional.ofNullable(files.remove("expected")).orElse("");
        return new GoldenCase(files, options, expected);
    }

    MapSources sources() {
        return MapSources.ofText(files.entrySet().stream().collect(Collectors.toMap(file -> HOME + "/" + file.getKey(), Map.Entry::getValue)));
    }

    LoadRequest request() {
        var names = new ArrayList<String>();
        var profiles = new ArrayList<String>();
        var variables = new HashMap<String, String>();
        Optional<String> project = Optional.empty();
        for (var word : options.isEmpty() ? List.<String>of() : List.of(options.split("\\s+"))) {
            if (word.startsWith("file:")) {
                names.add(word.substring(5));
            } else if (word.startsWith("profile:")) {
                profiles.add(word.substring(8));
            } else if (word.startsWith("project:")) {
                project = Optional.of(word.substring(8));
            } else {
                variables.put(word.substring(0, word.indexOf('=')), word.substring(word.indexOf('=') + 1));
            }
        }
        return new LoadRequest(HOME, names, List.of(), variables, profiles, project, Optional.empty());
    }

    /// The canonical YAML, or the errors; warnings before.
    public String loaded() {
        var result = ComposeLoader.load(sources(), request());
        var text = switch (result) {
            case LoadResult.Loaded loaded -> loaded.project().yaml();
            case LoadResult.Failed failed -> lines(failed.errors());
        };
        return lines(result.warnings()) + text;
    }

    /// The spec's services one by one, or why there is none; warnings before.
    public String converted() {
        if (!(ComposeLoader.load(sources(), request()) instanceof LoadResult.Loaded loaded)) {
            return loaded();
        }
        var conversion = Converter.convert(loaded.project().root());
        var text = switch (conversion) {
            case Conversion.Converted converted -> SpecPrinter.print(converted);
            case Conversion.Refused refused -> lines(refused.errors());
        };
        return lines(conversion.warnings()) + text;
    }

    private static String lines(List<Problem> problems) {
        return problems.stream().map(problem -> problem.toString().replace(HOME + "/", "") + "\n").collect(Collectors.joining());
    }
}
