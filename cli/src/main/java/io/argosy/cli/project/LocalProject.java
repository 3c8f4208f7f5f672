package io.argosy.cli.project;

import io.argosy.api.rest.Problem.Place;
import io.argosy.cli.output.CommandFailure;
import io.argosy.cli.output.FailureReport;
import io.argosy.cli.output.Terminal;
import io.argosy.compose.ComposeLoader;
import io.argosy.compose.LoadRequest;
import io.argosy.compose.LoadResult;
import io.argosy.compose.Project;
import io.argosy.compose.convert.Conversion;
import io.argosy.compose.convert.Converter;
import io.argosy.compose.source.Problem;
import io.argosy.compose.source.RecordingSources;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A Compose project that was loaded from this machine.
public final class LocalProject {

    private final Project project;
    private final RecordingSources sources;
    private final List<String> profiles;

    private LocalProject(Project project, RecordingSources sources, List<String> profiles) {
        this.project = project;
        this.sources = sources;
        this.profiles = profiles;
    }

    /// What the user asked to load. @param app the name to use instead of the files' own
    record Wish(
            List<String> files, List<String> envFiles, Map<String, String> environment, List<String> profiles, Optional<String> app,
            Optional<String> projectDirectory) {}

    /// Loads, and prints warnings.
    ///
    /// @throws CommandFailure with every mistake on a line of its own
    static LocalProject load(Wish wish, Terminal terminal) {
        String here = Path.of("").toAbsolutePath().toString();
        RecordingSources sources = new RecordingSources(new DiskSources());
        List<String> profiles = profiles(wish);
        LoadRequest request = new LoadRequest(here, wish.files(), wish.envFiles(), wish.environment(), profiles, wish.app(), wish.projectDirectory());
        LoadResult result = ComposeLoader.load(sources, request);
        result.warnings().forEach(warning -> terminal.note("warning: " + shown(warning)));
        return switch (result) {
            case LoadResult.Loaded loaded -> new LocalProject(loaded.project(), sources, profiles);
            case LoadResult.Failed failed -> throw mistakes(failed.errors());
        };
    }

    public String name() {
        return project.name();
    }

    public String json() {
        return project.json();
    }

    public String yaml() {
        return project.yaml();
    }

    public List<String> services() {
        return List.copyOf(project.root().mapping("services").fields().keySet());
    }

    /// The project as Argosy will run it. What Argosy does not do is refused here, before anything is built or sent; contents of configs and secrets are read.
    public RunnableProject runnable() {
        return switch (Converter.convert(project.root())) {
            case Conversion.Refused refused -> throw mistakes(refused.errors());
            case Conversion.Converted converted -> {
                converted.contents().forEach(content -> content.read(sources, project.environment()));
                yield new RunnableProject(project, converted.builds(), sources.files(), profiles);
            }
        };
    }

    private static List<String> profiles(Wish wish) {
        List<String> profiles = new ArrayList<>(wish.profiles());
        if (profiles.isEmpty()) {
            for (String name : wish.environment().getOrDefault("COMPOSE_PROFILES", "").split(",")) {
                if (!name.isBlank()) {
                    profiles.add(name.strip());
                }
            }
        }
        return profiles;
    }

    private static CommandFailure mistakes(List<Problem> errors) {
        return CommandFailure.mistakes(errors.stream().map(LocalProject::shown).toList());
    }

    /// The problem with its file as seen from here, as the user would write it.
    private static String shown(Problem problem) {
        String here = Path.of("").toAbsolutePath().toString();
        String file = problem.place().file();
        String shown = file.startsWith(here + "/") ? file.substring(here.length() + 1) : file;
        return FailureReport.place(
                new Place(shown, problem.place().line(), problem.place().column(), problem.field(), problem.message(), problem.remedy()));
    }
}
