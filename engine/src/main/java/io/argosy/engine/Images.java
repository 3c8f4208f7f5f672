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
    /// @param percent told how much of what is known so far has come, 0 to 100; never goes back
    /// @throws EngineException.NotFound when no registry has it, or none may give it
    void pull(String reference, Optional<String> platform, IntConsumer percent);

    /// Builds with the engine's own builder.
    ///
    /// @param context a tar archive, read to its end
    /// @param log told the builder's text, in pieces
    /// @return the image's id
    String build(BuildPlan plan, InputStream context, Consumer<String> log);

    /// Makes an image of a whole file system.
    ///
    /// @param tar the file system, read to its end
    /// @param changes lines of a Dockerfile, such as `CMD ["/bin/true"]`
    /// @return the image's id
    String importTree(String reference, List<String> changes, InputStream tar);

    void tag(String image, String reference);

    void remove(String reference);
}
