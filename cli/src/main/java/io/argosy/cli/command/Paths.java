package io.argosy.cli.command;

import io.argosy.model.id.AppRef;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.StringJoiner;

/// Paths of the REST API.
final class Paths {

    private Paths() {}

    static String apps(String space) {
        return "/v1/spaces/" + encode(space) + "/apps";
    }

    static String app(AppRef app) {
        return apps(app.space().value()) + "/" + app.app();
    }

    static String app(AppRef app, String operation) {
        return app(app) + "/" + operation;
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /// A query of pairs; pairs whose value is null or empty are left out.
    static String query(Object... pairs) {
        StringJoiner query = new StringJoiner("&", "?", "").setEmptyValue("");
        for (int i = 0; i < pairs.length; i += 2) {
            if (pairs[i + 1] != null && !pairs[i + 1].toString().isEmpty()) {
                query.add(pairs[i] + "=" + encode(pairs[i + 1].toString()));
            }
        }
        return query.toString();
    }
}
