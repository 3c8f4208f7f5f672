package io.argosy.engine;

import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/// The images of an engine. A reference is a tag, `repository@digest`, or an id.
public interface Images {
    Optional<ImageInfo> inspect(String reference);

    List<ImageInfo> list();

    /// Blocks until the image is there.
    ///
    /// @param platform `os/arch[/variant]`
    /// @param login for its registry; when absent, what `docker login` left for this process's user
    /// @param percent told how much of what is known so far has come, 0 to 100; never goes back
    /// @throws EngineException.NotFound when no registry has it, or none may give it
    void pull(String reference, Optional<String> platform, Optional<RegistryLogin> login, IntConsumer percent);

    /// Builds with the engine's own builder.
    ///
    /// @param context a tar archive, read to its end
    /// @param log told the builder's text, in pieces
    /// @return the image's id
    String build(BuildPlan plan, InputStream context, Consumer<String> log);

    /// An image as an archive that [#load] takes; closing it ends the reading.
    ///
    /// @throws EngineException.NotFound when it is not here
    InputStream export(String image);

    /// Takes in images from an archive, which may be compressed. It may lack layers that the engine has already, each on the same layers as in the image. Blocks until they are there.
    void load(InputStream archive);

    /// Makes an image of a whole file system.
    ///
    /// @param tar the file system, read to its end
    /// @param changes lines of a Dockerfile, such as `CMD ["/bin/true"]`
    /// @return the image's id
    String importTree(String reference, List<String> changes, InputStream tar);

    void tag(String image, String reference);

    void remove(String reference);

    /// Tells when images, or their names, have changed from now on.
    Changes changes();

    /// Changes as they come.
    interface Changes extends AutoCloseable {
        /// Blocks until something changed; false after a close.
        ///
        /// @throws EngineException.Unreachable when the engine went away
        boolean next();

        /// Ends the waiting, from any thread.
        @Override
        void close();
    }
}
