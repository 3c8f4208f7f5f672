package io.argosy.cli.context;

import io.argosy.cli.output.CommandFailure;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The servers to speak to, the token to speak with and the space that is meant, out of options, environment and contexts.
///
/// @param servers of one cluster, one at least
public record ServerChoice(List<URI> servers, Optional<String> token, Optional<String> space) {

    private static final URI LOCAL = URI.create("http://127.0.0.1:4410");

    /// What the user gave as options.
    public record Options(Optional<String> context, Optional<String> server, Optional<Path> tokenFile) {}

    public static ServerChoice of(Options options, Map<String, String> environment, Contexts contexts) {
        Optional<Context> context = context(options, environment, contexts);
        List<URI> servers = options.server()
                .or(() -> Optional.ofNullable(environment.get("ARGOSY_SERVER")))
                .map(ServerChoice::uris)
                .or(() -> context.map(Context::servers))
                .orElse(List.of(LOCAL));
        Optional<String> token = options.tokenFile().map(ServerChoice::tokenIn)
                .or(() -> Optional.ofNullable(environment.get("ARGOSY_TOKEN")))
                .or(() -> Optional.ofNullable(environment.get("ARGOSY_TOKEN_FILE")).map(file -> tokenIn(Path.of(file))))
                .or(() -> context.flatMap(Context::token))
                .or(() -> context.flatMap(Context::tokenFile).map(file -> tokenIn(Path.of(file))));
        return new ServerChoice(servers, token, context.flatMap(Context::space));
    }

    private static Optional<Context> context(Options options, Map<String, String> environment, Contexts contexts) {
        Optional<String> asked = options.context().or(() -> Optional.ofNullable(environment.get("ARGOSY_CONTEXT")));
        if (asked.isPresent() && !contexts.contexts().containsKey(asked.get())) {
            throw CommandFailure.usage("there is no context '" + asked.get() + "'", "list them with `argosy context ls`");
        }
        return asked.or(contexts::current).map(contexts.contexts()::get);
    }

    /// One or several, with commas between them.
    public static List<URI> uris(String text) {
        return Stream.of(text.split(",", -1)).map(String::strip).map(ServerChoice::uri).distinct().toList();
    }

    private static URI uri(String text) {
        try {
            URI uri = URI.create(text.contains("://") ? text : "http://" + text);
            if (uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
                String plain = uri.toString();
                return URI.create(plain.endsWith("/") ? plain.substring(0, plain.length() - 1) : plain);
            }
        } catch (IllegalArgumentException e) {
            throw CommandFailure.usage("'" + text + "' is not a server address", "use one like http://127.0.0.1:4410");
        }
        throw CommandFailure.usage("'" + text + "' is not a server address", "use one like http://127.0.0.1:4410");
    }

    private static String tokenIn(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw CommandFailure.usage("cannot read the token in " + file + ": " + e.getMessage(), "the bootstrap token is in the server's data directory");
        }
    }
}
