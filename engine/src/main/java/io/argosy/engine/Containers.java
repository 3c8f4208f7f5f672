package io.argosy.engine;

import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The containers of an engine. A container goes by its id or its name.
public interface Containers {
    /// @return the container's id
    /// @throws EngineException.NotFound when image or network is not there
    /// @throws EngineException.Conflict when the name is taken
    String create(ContainerPlan plan);

    /// A container that runs already stays as it is.
    void start(String container);

    /// Sends the container's stop signal, and kills it when it still runs after `grace`. Blocks until it ended; one that does not run
    /// stays as it is.
    void stop(String container, Duration grace);

    /// @throws EngineException.Conflict when it does not run
    void kill(String container, String signal);

    Optional<ContainerInfo> inspect(String container);

    /// Running or not.
    ///
    /// @param labels those a container must carry; all containers when empty
    List<ContainerSummary> list(Map<String, String> labels);

    /// Removes it with its anonymous volumes, also while it runs. One that is not there is as good as removed.
    void remove(String container);

    /// @throws EngineException.NotFound when the container is not there
    Frames logs(String container, LogPlan plan);

    /// Unpacks a tar archive into a directory of the container, running or not.
    void copyIn(String container, String directory, InputStream tar);

    /// A file or directory of the container as a tar archive, running or not; closing it ends the reading. Names begin with the last part of the path.
    ///
    /// @throws EngineException.NotFound when container or path is not there
    InputStream copyOut(String container, String path);
}
