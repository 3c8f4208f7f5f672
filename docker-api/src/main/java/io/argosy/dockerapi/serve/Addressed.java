package io.argosy.dockerapi.serve;

import io.argosy.dockerapi.fleet.ApiVersion;
import io.argosy.dockerapi.fleet.FleetNode;
import io.argosy.dockerapi.wire.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a request asks for: a version, a path and what stands behind the question mark, each encoded as it came.
record Addressed(Optional<ApiVersion> version, String path, String query) {

    private static final Pattern VERSIONED = Pattern.compile("/v([0-9]{1,4}\\.[0-9]{1,4})(/.*)");

    /// The version of engines when no node was ever heard of.
    private static final ApiVersion ASSUMED = new ApiVersion(1, 41);

    static Addressed of(String target) {
        int question = target.indexOf('?');
        String path = question < 0 ? target : target.substring(0, question);
        String query = question < 0 ? "" : target.substring(question + 1);
        Matcher parts = VERSIONED.matcher(path);
        return parts.matches() ? new Addressed(ApiVersion.parse(parts.group(1)), parts.group(2), query) : new Addressed(Optional.empty(), path, query);
    }

    /// The newest version that every engine speaks.
    static ApiVersion newest(List<FleetNode> nodes) {
        return nodes.stream().filter(FleetNode::there).map(FleetNode::api).min(ApiVersion::compareTo).orElse(ASSUMED);
    }

    /// The version that is spoken.
    ///
    /// @throws Refusal as an engine would, when the client asks for one that is not served
    ApiVersion agreed(ApiVersion newest) {
        ApiVersion asked = version.orElse(newest);
        if (newest.olderThan(asked)) {
            throw new Refusal(400, "client version " + asked + " is too new. Maximum supported API version is " + newest);
        }
        if (asked.olderThan(ApiVersion.OLDEST)) {
            throw new Refusal(400, "client version %s is too old. Minimum supported API version is %s, please upgrade your client to a newer version".formatted(asked, ApiVersion.OLDEST));
        }
        return asked;
    }
}
