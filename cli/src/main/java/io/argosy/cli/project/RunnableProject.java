package io.argosy.cli.project;

import io.argosy.api.rest.DeployRequest;
import io.argosy.compose.Project;
import io.argosy.compose.convert.ImageBuild;
import io.argosy.model.id.ServiceName;
import io.argosy.model.unit.Frozen;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A project with everything that a deploy needs of this machine.
///
/// @param builds images to build first
/// @param files everything that loading read, by path
public record RunnableProject(Project project, Map<ServiceName, ImageBuild> builds, Map<String, byte[]> files, List<String> profiles) {

    public RunnableProject {
        builds = Frozen.map(builds);
        files = Frozen.map(files);
        profiles = Frozen.list(profiles);
    }

    public DeployRequest request() {
        return request(Map.of(), Optional.empty());
    }

    /// @param images references of images that were just built
    public DeployRequest request(Map<ServiceName, String> images, Optional<String> message) {
        List<DeployRequest.SourceFile> sources = new ArrayList<>();
        files.forEach((path, bytes) -> sources.add(new DeployRequest.SourceFile(path, Base64.getEncoder().encodeToString(bytes))));
        return new DeployRequest(sources, project.files(), project.directory(), variables(), profiles, images, message);
    }

    /// What the files and the contents asked for, from the environment or an env file.
    private Map<String, String> variables() {
        Map<String, String> variables = new TreeMap<>();
        project.environment().asked().forEach(name -> project.environment().find(name).ifPresent(value -> variables.put(name, value)));
        return variables;
    }
}
