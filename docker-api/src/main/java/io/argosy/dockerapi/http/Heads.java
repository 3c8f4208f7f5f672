package io.argosy.dockerapi.http;

import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads heads.
public final class Heads {

    /// One client's credentials for registries come in one line (`X-Registry-Config`).
    private static final int MOST_BYTES = 1024 * 1024;

    private static final int MOST_LINES = 200;
    private static final Pattern REQUEST = Pattern.compile("([!#$%&'*+.^_`|~0-9A-Za-z-]{1,32}) (/[\\x21-\\x7e]*) HTTP/1\\.([01])");
    private static final Pattern HEADER = Pattern.compile("([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \\t]*([^\\x00-\\x08\\x0a-\\x1f\\x7f]*)");
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([1-5][0-9]{2})(?: (.*))?");

    private Heads() {}

    /// Waits for the next request; empty when the client is done.
    ///
    /// @throws Malformed when it is none
    public static Optional<RequestHead> request(WireInput input) throws IOException {
        if (!input.await()) {
            return Optional.empty();
        }
        String line = input.line(MOST_BYTES);
        Matcher parts = REQUEST.matcher(line);
        if (!parts.matches()) {
            throw line.matches(".* HTTP/[2-9].*") ? new Malformed(505, "HTTP/1.1 is spoken here") : new Malformed(400, "not a request: " + shortened(line));
        }
        RequestHead head = new RequestHead(parts.group(1), parts.group(2), Integer.parseInt(parts.group(3)), headers(input, MOST_BYTES - line.length()));
        if (head.minor() == 1 && head.headers().all("Host").size() != 1) {
            throw new Malformed(400, "a request says one Host");
        }
        return Optional.of(head);
    }

    /// Waits for the answer to a request; what an engine says before it (100) is skipped.
    ///
    /// @throws EOFException when there is none
    public static ResponseHead response(WireInput input) throws IOException {
        while (true) {
            String line = input.line(MOST_BYTES);
            Matcher parts = STATUS.matcher(line);
            if (!parts.matches()) {
                throw new Malformed(502, "the engine does not speak HTTP: " + shortened(line));
            }
            ResponseHead head = new ResponseHead(Integer.parseInt(parts.group(1)), parts.group(2) == null ? "" : parts.group(2), headers(input, MOST_BYTES));
            if (head.status() != 100) {
                return head;
            }
        }
    }

    private static Headers headers(WireInput input, int most) throws IOException {
        List<Header> lines = new ArrayList<>();
        int left = most;
        for (String line = input.line(left); !line.isEmpty(); line = input.line(left)) {
            Matcher parts = HEADER.matcher(line);
            if (!parts.matches()) {
                throw new Malformed(400, "not a header: " + shortened(line));
            }
            if (lines.size() == MOST_LINES) {
                throw new Malformed(431, "a head has at most " + MOST_LINES + " lines");
            }
            left -= line.length();
            lines.add(new Header(parts.group(1), parts.group(2).strip()));
        }
        return new Headers(lines);
    }

    private static String shortened(String line) {
        return line.length() <= 80 ? line : line.substring(0, 80) + "...";
    }
}
