package io.argosy.cli.project;

import io.argosy.api.client.ArgosyClient;
import io.argosy.api.client.LineStream;
import io.argosy.api.rest.BuildLine;
import io.argosy.cli.output.CommandFailure;
import io.argosy.cli.output.ExitCode;
import io.argosy.cli.output.Terminal;
import io.argosy.compose.convert.ImageBuild;
import io.argosy.model.id.ServiceName;
import io.argosy.model.id.SpaceName;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Builds the images of a project on the cluster's engines: sends each context, shows the engine's log.
public final class ImageBuilds {

    private static final int PIPE = 256 * 1024;

    private final ArgosyClient client;
    private final Terminal terminal;
    private final SpaceName space;

    public ImageBuilds(ArgosyClient client, Terminal terminal, SpaceName space) {
        this.client = client;
        this.terminal = terminal;
        this.space = space;
    }

    /// Builds one after the other. The ids of what was built, by service.
    public Map<ServiceName, String> run(RunnableProject project) {
        Map<ServiceName, String> images = new LinkedHashMap<>();
        project.builds().forEach((service, build) -> images.put(service, build(service, build)));
        return images;
    }

    private String build(ServiceName service, ImageBuild build) {
        terminal.note("building " + service + " as " + build.tag());
        String path = "/v1/spaces/" + space + "/builds" + query(build);
        try (InputStream context = context(build);
                LineStream<BuildLine> lines = client.upload(path, "application/x-tar", BodyPublishers.ofInputStream(() -> context), BuildLine.class)) {
            for (Optional<BuildLine> line = lines.next(); line.isPresent(); line = lines.next()) {
                line.get().log().ifPresent(log -> terminal.note("  " + log.stripTrailing()));
                if (line.get().problem().isPresent()) {
                    throw new CommandFailure(ExitCode.FAILED, "building " + service + " failed: " + line.get().problem().get(), "nothing was deployed");
                }
                if (line.get().image().isPresent()) {
                    return build.tag();
                }
            }
            throw new CommandFailure(ExitCode.FAILED, "building " + service + " ended without a result", "nothing was deployed; try again");
        } catch (IOException | UncheckedIOException e) {
            throw CommandFailure.badInput("cannot read the build context of " + service + ": " + e.getMessage(), "check build.context and its rights");
        }
    }

    /// The context as a stream that is written while it is sent.
    private static InputStream context(ImageBuild build) throws IOException {
        ContextArchive archive = new ContextArchive(Path.of(build.context()), build.dockerfile());
        PipedInputStream input = new PipedInputStream(PIPE);
        PipedOutputStream output = new PipedOutputStream(input);
        Thread.ofPlatform().daemon().name("context").start(() -> {
            try (output) {
                archive.writeTo(output);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return input;
    }

    private static String query(ImageBuild build) {
        StringBuilder query = new StringBuilder("?tag=").append(encode(build.tag())).append("&dockerfile=").append(encode(build.dockerfile()));
        build.target().ifPresent(target -> query.append("&target=").append(encode(target)));
        build.platform().ifPresent(platform -> query.append("&platform=").append(encode(platform)));
        build.network().ifPresent(network -> query.append("&network=").append(encode(network)));
        build.arguments().forEach((name, value) -> query.append("&arg=").append(encode(name + "=" + value)));
        build.labels().forEach((name, value) -> query.append("&label=").append(encode(name + "=" + value)));
        return query.append(build.noCache() ? "&nocache=true" : "").append(build.pull() ? "&pull=true" : "").toString();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
