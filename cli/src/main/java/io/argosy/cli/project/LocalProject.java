package io.argosy.cli.project;

import io.argosy.api.rest.DeployRequest;
import io.argosy.api.rest.Problem.Place;
import io.argosy.cli.output.CommandFailure;
import io.argosy.cli.output.FailureReport;
import io.argosy.cli.output.Terminal;
import io.argosy.compose.ComposeLoader;
import io.argosy.compose.LoadRequest;
import io.argosy.compose.LoadResult;
import io.argosy.compose.source.Problem;
import io.argosy.model.id.ServiceName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A Compose project that was loaded from this machine.
public final class LocalProject {

    private final LoadResult.Loaded loaded;
    private final Map<String, byte[]> files;
    private final List<String> profiles;

    private LocalProject(LoadResult.Loaded loaded, Map<String, byte[]> files, List<String> profiles) {
        this.loaded = loaded;
        this.files = files;
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
        DiskSources sources = new DiskSources();
        List<String> profiles = profiles(wish);
        LoadRequest request = new LoadRequest(here, wish.files(), wish.envFiles(), wish.environment(), profiles, wish.app(), wish.projectDirectory());
        LoadResult result = ComposeLoader.load(sources, request);
        result.warnings().forEach(warning -> terminal.note("warning: " + FailureReport.place(place(warning, here))));
        return switch (result) {
            case LoadResult.Loaded loaded -> new LocalProject(loaded, sources.seen(), profiles);
            case LoadResult.Failed failed -> throw CommandFailure.mistakes(failed.errors().stream().map(error -> FailureReport.place(place(error, here))).toList());
        };
    }

    public String name() {
        return loaded.project().name();
    }

    public String json() {
        return loaded.project().json();
    }

    public String yaml() {
        return loaded.project().yaml();
    }

    LoadResult.Loaded loaded() {
        return loaded;
    }

    public DeployRequest request() {
        return request(Map.of(), Optional.empty());
    }

    /// @param images references of images that were just built
    public DeployRequest request(Map<ServiceName, String> images, Optional<String> message) {
        List<DeployRequest.SourceFile> sources = new ArrayList<>();
        files.forEach((path, bytes) -> sources.add(new DeployRequest.SourceFile(path, Base64.getEncoder().encodeToString(bytes))));
        return new DeployRequest(sources, loaded.project().files(), loaded.project().directory(), loaded.variables(), profiles, images, message);
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

    /// The problem with its file as seen from here, as the user would write it.
    private static Place place(Problem problem, String here) {
        String file = problem.place().file();
        String shown = file.startsWith(here + "/") ? file.substring(here.length() + 1) : file;
        return new Place(shown, problem.place().line(), problem.place().column(), problem.field(), problem.message(), problem.remedy());
    }
}
