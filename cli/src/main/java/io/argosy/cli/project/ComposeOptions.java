package io.argosy.cli.project;

import io.argosy.cli.output.Terminal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/// Which Compose files are meant, and with which variables.
public final class ComposeOptions {

    @Option(names = {"-f", "--file"}, paramLabel = "FILE", description = "A Compose file; several are merged in order (default: compose.yaml and the like).")
    private List<String> files = new ArrayList<>();

    @Option(names = "--env-file", paramLabel = "FILE", description = "A file of variables instead of .env.")
    private List<String> envFiles = new ArrayList<>();

    @Option(names = "--set", paramLabel = "K=V", description = "A variable, which wins over the environment and env files.")
    private Map<String, String> set = new LinkedHashMap<>();

    @Option(names = "--profile", paramLabel = "NAME", description = "A profile to activate.")
    private List<String> profiles = new ArrayList<>();

    @Option(names = "--project-directory", paramLabel = "DIR", description = "What relative paths in the files are seen from (default: the first file's directory).")
    private String projectDirectory;

    public boolean hasFiles() {
        return !files.isEmpty();
    }

    /// Loads the project, reporting its warnings.
    ///
    /// @param app the name to use instead of the files' own
    /// @param variables the user's environment
    public LocalProject load(Optional<String> app, Map<String, String> variables, Terminal terminal) {
        Map<String, String> environment = new LinkedHashMap<>(variables);
        environment.putAll(set);
        return LocalProject.load(new LocalProject.Wish(files, envFiles, environment, profiles, app, Optional.ofNullable(projectDirectory)), terminal);
    }
}
