package io.argosy.compose.layer;

import io.argosy.compose.interpolate.Environment;
import io.argosy.compose.merge.Merger;
import io.argosy.compose.source.Place;
import io.argosy.compose.tree.Mapping;
import io.argosy.compose.tree.Path;
import io.argosy.compose.tree.Scalar;
import io.argosy.compose.yaml.Document;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// Loads files that make one project and lays them over each other, first to last, each over what it includes. Every file
/// is examined even when an earlier one has mistakes, so that all are reported together.
public final class Layers {
    private final Reading reading;
    private final String directory;
    private final List<String> chain;
    private final Environment environment;

    public Layers(Reading reading, String directory, Environment environment, List<String> chain) {
        this.reading = reading;
        this.directory = directory;
        this.environment = environment;
        this.chain = List.copyOf(chain);
    }

    /// Empty when there was nothing to lay, or mistakes.
    Optional<Mapping> load(List<String> files, Place asked, String field) {
        var documents = new LinkedHashMap<String, List<Document>>();
        files.forEach(file -> documents.put(file, reading.documents(file, asked, field)));
        return load(documents);
    }

    /// `documents`: by file, in the order in which they are laid.
    public Optional<Mapping> load(LinkedHashMap<String, List<Document>> documents) {
        var before = reading.problems().count();
        var merger = new Merger(reading.problems());
        var result = Mapping.empty(Place.NONE);
        for (var file : documents.entrySet()) {
            for (var document : file.getValue()) {
                result = lay(merger, result, file.getKey(), document);
            }
        }
        var failed = reading.problems().count() > before;
        return failed ? Optional.empty() : Optional.of(withBuildContexts(result));
    }

    private Mapping lay(Merger merger, Mapping below, String file, Document document) {
        var preparation = new Preparation(directory, environment);
        var prepared = preparation.canonical(preparation.interpolate(document.root(), reading.problems()), reading.problems());
        if (prepared.isEmpty()) {
            return below;
        }
        var result = below;
        for (var included : new Includes(reading, directory, environment, chain).load(prepared.get())) {
            result = merger.merge(result, included.without("name"), List.of(), Path.ROOT);
        }
        var complete = new Extends(reading, environment).resolve(file, directory, document.withRoot(prepared.get()));
        return merger.merge(result, complete.without("include"), document.cleared(), Path.ROOT);
    }

    /// A build without a context is built from the project's directory.
    private Mapping withBuildContexts(Mapping root) {
        var services = new LinkedHashMap<>(root.mapping("services").fields());
        services.replaceAll((name, service) -> service instanceof Mapping map && map.fields().get("build") instanceof Mapping build
                ? map.with("build", build.withDefault("context", Scalar.string(directory, build.place()))) : service);
        return root.has("services") ? root.with("services", new Mapping(services, root.mapping("services").place())) : root;
    }
}
