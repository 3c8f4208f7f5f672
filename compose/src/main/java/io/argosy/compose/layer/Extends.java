package io.argosy.compose.layer;

import io.argosy.compose.interpolate.Environment;
import io.argosy.compose.merge.Merger;
import io.argosy.compose.normalize.Allowance;
import io.argosy.compose.source.PathNames;
import io.argosy.compose.tree.Mapping;
import io.argosy.compose.tree.Node;
import io.argosy.compose.tree.Path;
import io.argosy.compose.tree.Rewrite;
import io.argosy.compose.yaml.Document;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Puts services over those they extend, in the same file or another one, link by link.
final class Extends {
    private static final int LONGEST_CHAIN = 32;
    private static final int MOST_VALUES = 250_000;

    private final Reading reading;
    private final Environment environment;
    private final Merger merger;
    private final Allowance values = new Allowance(MOST_VALUES);

    Extends(Reading reading, Environment environment) {
        this.reading = reading;
        this.environment = environment;
        this.merger = new Merger(reading.problems());
    }

    /// The canonical document with every service complete.
    Mapping resolve(String file, String directory, Document document) {
        var services = document.root().mapping("services");
        if (services.fields().values().stream().noneMatch(Extends::extending)) {
            return document.root();
        }
        var here = new OpenFile(file, directory, document, true);
        var complete = new LinkedHashMap<String, Node>();
        services.fields().forEach((name, service) ->
                complete.put(name, service instanceof Mapping map ? complete(here, name, map, List.of()) : service));
        return document.root().with("services", new Mapping(complete, services.place()));
    }

    private static boolean extending(Node service) {
        return service instanceof Mapping map && map.has("extends");
    }

    private Mapping complete(OpenFile file, String name, Mapping service, List<String> chain) {
        if (!(service.fields().get("extends") instanceof Mapping reference)) {
            return service;
        }
        var rest = service.without("extends");
        var link = file.name + "#" + name;
        if (chain.contains(link) || chain.size() > LONGEST_CHAIN) {
            error(reference, name, "circular extends: " + String.join(" -> ", chain) + " -> " + link, "extend a service outside the circle");
            return rest;
        }
        var longer = new ArrayList<>(chain);
        longer.add(link);
        return base(file, name, reference, longer).map(base -> over(base, rest, file, name)).orElse(rest);
    }

    private Mapping over(Mapping base, Mapping service, OpenFile file, String name) {
        if (values.isSpent() || !values.take(Rewrite.count(base))) {
            error(service, name, "services take more than " + MOST_VALUES + " values from those they extend", "extend smaller services");
            return service;
        }
        var at = Path.of("services", name);
        var cleared = file.document.cleared().stream().map(path -> path.below(at)).filter(path -> !path.isRoot()).toList();
        return merger.merge(base, service, cleared, at);
    }

    private Optional<Mapping> base(OpenFile file, String name, Mapping reference, List<String> chain) {
        var service = reference.text("service");
        if (service.isEmpty()) {
            error(reference, name, "extends needs the name of a service", "add service");
            return Optional.empty();
        }
        var other = reference.text("file");
        var holder = other.isPresent() ? open(file, name, reference, other.get()) : Optional.of(file);
        return holder.flatMap(opened -> service(opened, service.get(), reference, name)
                .map(found -> complete(opened, service.get(), found, chain)));
    }

    private Optional<OpenFile> open(OpenFile from, String name, Mapping reference, String other) {
        var file = PathNames.resolve(from.directory, other);
        var documents = reading.documents(file, reference.place(), field(name));
        return documents.stream().findFirst().map(document -> new OpenFile(file, PathNames.parent(file), document, false));
    }

    /// A service of an open file in canonical form; one of another file is prepared now, and only that one.
    private Optional<Mapping> service(OpenFile file, String wanted, Mapping reference, String name) {
        if (!(file.document.root().mapping("services").fields().get(wanted) instanceof Mapping found)) {
            error(reference, name, "cannot extend service " + wanted + ": there is none in " + file.name, "");
            return Optional.empty();
        }
        return file.prepared ? Optional.of(found) : prepare(file, wanted, found);
    }

    private Optional<Mapping> prepare(OpenFile file, String wanted, Mapping service) {
        var alone = new LinkedHashMap<String, Node>(Map.of(wanted, service));
        var root = Mapping.empty(service.place()).with("services", new Mapping(alone, service.place()));
        var preparation = new Preparation(file.directory, environment);
        var expanded = preparation.interpolate(root, reading.problems());
        return preparation.canonical(expanded, reading.problems()).map(done -> done.mapping("services").mapping(wanted));
    }

    private void error(Mapping reference, String name, String message, String remedy) {
        reading.problems().error(reference.place(), field(name), message, remedy);
    }

    private static String field(String name) {
        return "services." + name + ".extends";
    }

    /// `prepared`: the document is in canonical form already.
    private record OpenFile(String name, String directory, Document document, boolean prepared) {}
}
