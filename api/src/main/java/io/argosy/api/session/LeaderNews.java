package io.argosy.api.session;

import io.argosy.model.unit.Frozen;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Who leads, as far as a server knows: said at once, and again after each change.
///
/// @param term of the latest leader that the server has seen, at revision 0; news of an older one count for nothing
/// @param leader `host:port` that agents dial; absent while nobody leads
/// @param servers `host:port` of all servers that agents may dial
public record LeaderNews(Stamp term, Optional<String> leader, List<String> servers) {

    public LeaderNews {
        Objects.requireNonNull(term, "term");
        Objects.requireNonNull(leader, "leader");
        servers = Frozen.list(servers);
    }
}
