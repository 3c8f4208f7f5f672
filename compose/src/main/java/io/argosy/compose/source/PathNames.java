package io.argosy.compose.source;

import java.util.ArrayDeque;
import java.util.regex.Pattern;

/// Lexical rules for path names; nothing here looks at a disk.
public final class PathNames {
    private static final Pattern WINDOWS_ABSOLUTE = Pattern.compile("^([a-zA-Z]:[\\\\/].*|\\\\\\\\.*)", Pattern.DOTALL);

    private PathNames() {}

    public static boolean isAbsolute(String path) {
        return path.startsWith("/");
    }

    public static boolean isWindowsAbsolute(String path) {
        return WINDOWS_ABSOLUTE.matcher(path).matches();
    }

    /// The shortest equal name: no empty, `.` or inner `..` parts, no trailing slash; "." for nothing.
    public static String clean(String path) {
        var absolute = isAbsolute(path);
        var parts = new ArrayDeque<String>();
        for (var part : path.split("/")) {
            step(parts, part, absolute);
        }
        var joined = String.join("/", parts);
        if (absolute) {
            return "/" + joined;
        }
        return joined.isEmpty() ? "." : joined;
    }

    private static void step(ArrayDeque<String> parts, String part, boolean absolute) {
        if (part.isEmpty() || part.equals(".")) {
            return;
        }
        if (!part.equals("..")) {
            parts.addLast(part);
        } else if (!parts.isEmpty() && !parts.peekLast().equals("..")) {
            parts.removeLast();
        } else if (!absolute) {
            parts.addLast(part);
        }
    }

    /// `path` seen from the directory `base`: itself, cleaned, when absolute.
    public static String resolve(String base, String path) {
        return clean(isAbsolute(path) ? path : base + "/" + path);
    }

    public static String parent(String path) {
        var slash = path.lastIndexOf('/');
        if (slash < 0) {
            return ".";
        }
        return slash == 0 ? "/" : path.substring(0, slash);
    }

    public static String last(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
