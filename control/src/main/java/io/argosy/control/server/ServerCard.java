package io.argosy.control.server;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/// A server as others find it. The leader's is the name it leads under, so that whoever knows who leads knows the way, too.
///
/// @param name for people
/// @param rest `host:port` of its REST API
/// @param sessions `host:port` that agents dial
public record ServerCard(String name, String rest, String sessions) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.:\\[\\]-]{0,127}");
    private static final Pattern ADDRESS = Pattern.compile("\\S{1,260}:[0-9]{1,5}");
    private static final String AT = " at ";
    private static final String FOR_AGENTS = ", for agents ";

    public ServerCard {
        if (!NAME.matcher(Objects.requireNonNull(name, "name")).matches()) {
            throw new IllegalArgumentException("'%.80s' is no name for a server: use letters, digits, - _ and .".formatted(name));
        }
        require(rest);
        require(sessions);
    }

    private static void require(String address) {
        if (!ADDRESS.matcher(address).matches()) {
            throw new IllegalArgumentException("'%.80s' is not HOST:PORT".formatted(address));
        }
    }

    /// `s1 at 10.0.0.1:4410, for agents 10.0.0.1:4411`.
    public String text() {
        return name + AT + rest + FOR_AGENTS + sessions;
    }

    /// @return empty when the text is not a card's
    public static Optional<ServerCard> parse(String text) {
        int at = text.indexOf(AT);
        int agents = text.indexOf(FOR_AGENTS);
        if (at < 0 || agents < at) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ServerCard(text.substring(0, at), text.substring(at + AT.length(), agents), text.substring(agents + FOR_AGENTS.length())));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
