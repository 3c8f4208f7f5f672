package io.argosy.compose;

import io.argosy.compose.check.Checks;
import io.argosy.compose.interpolate.DotEnv;
import io.argosy.compose.interpolate.Environment;
import io.argosy.compose.interpolate.Expansion;
import io.argosy.compose.interpolate.Template;
import io.argosy.compose.layer.Layers;
import io.argosy.compose.layer.Reading;
import io.argosy.compose.normalize.EmptyFields;
import io.argosy.compose.normalize.EnvFiles;
import io.argosy.compose.normalize.ProjectForm;
import io.argosy.compose.profiles.Profiles;
import io.argosy.compose.schema.RequiredKeys;
import io.argosy.compose.source.PathNames;
import io.argosy.compose.source.Place;
import io.argosy.compose.source.Problems;
import io.argosy.compose.source.Sources;
import io.argosy.compose.tree.Mapping;
import io.argosy.compose.yaml.Document;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Turns Compose files into a canonical project. A pure function of the request and the sources' answers; any number of
/// mistakes are reported together. One instance serves one load.
public final class ComposeLoader {
    private final Sources sources;
    private final LoadRequest request;
    private final Problems problems = new Problems();
    private final Reading reading;

    private ComposeLoader(Sources sources, LoadRequest request) {
        this.sources = sources;
        this.request = request;
        this.reading = new Reading(sources, problems);
    }

    public static LoadResult load(Sources sources, LoadRequest request) {
        var loader = new ComposeLoader(sources, request);
        var project = loader.load();
        return project.isPresent() && !loader.problems.failed()
                ? new LoadResult.Loaded(project.get(), loader.problems.warnings())
                : new LoadResult.Failed(loader.problems.errors(), loader.problems.warnings());
    }

    private Optional<Project> load() {
        var files = MainFiles.find(request, sources, Optional.ofNullable(request.environment().get("COMPOSE_FILE")));
        if (files.isEmpty()) {
            problems.error(Place.NONE, "", "no Compose file in " + request.workingDirectory() + " or above", "name one with -f");
            return Optional.empty();
        }
        var directory = request.projectDirectory().map(path -> PathNames.resolve(request.workingDirectory(), path))
                .orElse(PathNames.parent(files.getFirst()));
        var variables = variables(directory);
        var documents = documents(files);
        var name = name(documents, variables, directory);
        return name.flatMap(found -> project(files, directory, documents, found, variables.under(Map.of("COMPOSE_PROJECT_NAME", found))));
    }

    private Environment variables(String directory) {
        var own = Environment.of(request.environment());
        var values = new LinkedHashMap<String, String>();
        for (var file : variableFiles(directory)) {
            reading.bytes(file, Place.NONE, "").ifPresent(bytes ->
                    values.putAll(DotEnv.read(file, bytes, own.orElse(values), problems)));
        }
        return own.orElse(values);
    }

    private List<String> variableFiles(String directory) {
        if (!request.envFiles().isEmpty()) {
            return request.envFiles().stream().map(file -> PathNames.resolve(request.workingDirectory(), file)).toList();
        }
        var standard = PathNames.resolve(directory, ".env");
        return sources.exists(standard) && !sources.isDirectory(standard) ? List.of(standard) : List.of();
    }

    private LinkedHashMap<String, List<Document>> documents(List<String> files) {
        var documents = new LinkedHashMap<String, List<Document>>();
        files.forEach(file -> documents.put(file, reading.documents(file, Place.NONE, "")));
        if (!problems.failed() && documents.values().stream().allMatch(List::isEmpty)) {
            problems.error(Place.file(files.getFirst()), "", "the Compose file is empty", "add services");
        }
        return documents;
    }

    private Optional<String> name(LinkedHashMap<String, List<Document>> documents, Environment variables, String directory) {
        var asked = request.projectName().or(() -> variables.find("COMPOSE_PROJECT_NAME")).filter(name -> !name.isEmpty())
                .or(() -> written(documents, variables));
        var name = asked.orElse(ProjectName.normalized(PathNames.last(directory)));
        if (ProjectName.isValid(name)) {
            return Optional.of(name);
        }
        problems.error(Place.NONE, "name", name.isEmpty() ? "the project has no name" : "\"" + name + "\" is no valid project name",
                "use lower-case letters, digits, dashes and underscores, beginning with a letter or digit");
        return Optional.empty();
    }

    private static Optional<String> written(LinkedHashMap<String, List<Document>> documents, Environment variables) {
        return documents.values().stream().flatMap(List::stream).flatMap(document -> document.root().text("name").stream())
                .reduce((earlier, later) -> later)
                .flatMap(text -> Template.expand(text, variables::find) instanceof Expansion.Expanded done
                        ? Optional.of(done.text()) : Optional.empty())
                .filter(name -> !name.isEmpty());
    }

    private Optional<Project> project(List<String> files, String directory, LinkedHashMap<String, List<Document>> documents,
            String name, Environment variables) {
        var merged = new Layers(reading, directory, variables, files).load(documents);
        if (merged.isEmpty() || problems.failed()) {
            return Optional.empty();
        }
        RequiredKeys.check(merged.get(), problems);
        if (problems.failed()) {
            return Optional.empty();
        }
        var profiles = Profiles.split(ProjectForm.complete(EmptyFields.drop(merged.get()), name), active(variables));
        Checks.run(profiles, problems);
        var root = new EnvFiles(sources, variables, problems).resolve(profiles.enabled());
        return Optional.of(new Project(name, directory, files, root, disabled(profiles.disabled()), asked(variables), variables));
    }

    private static Map<String, String> asked(Environment variables) {
        var asked = new TreeMap<String, String>();
        variables.asked().forEach(name -> variables.find(name).ifPresent(value -> asked.put(name, value)));
        return asked;
    }

    private static List<String> disabled(Mapping services) {
        return List.copyOf(services.fields().keySet());
    }

    private Set<String> active(Environment variables) {
        var active = new LinkedHashSet<>(request.profiles());
        variables.find("COMPOSE_PROFILES").ifPresent(text -> List.of(text.split(",")).forEach(profile -> active.add(profile.strip())));
        return active;
    }
}
