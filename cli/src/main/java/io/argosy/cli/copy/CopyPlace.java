package io.argosy.cli.copy;

/// One end of a copy.
public sealed interface CopyPlace {

    /// A path in a task's container.
    ///
    /// @param task as a person names it
    record InTask(String task, String path) implements CopyPlace {}

    /// A path on this machine, or `-`.
    record Here(String path) implements CopyPlace {}

    /// A colon after a slash, or after a dot at the beginning, belongs to a path here.
    static CopyPlace parse(String text) {
        int colon = text.indexOf(':');
        boolean task = colon > 0 && !text.startsWith(".") && text.lastIndexOf('/', colon) < 0;
        return task ? new InTask(text.substring(0, colon), rooted(text.substring(colon + 1))) : new Here(text);
    }

    /// Paths in tasks begin at the root, whatever the program's directory is.
    private static String rooted(String path) {
        return path.startsWith("/") ? path : "/" + path;
    }

    /// The directory above a path in a task.
    static String parent(String path) {
        int slash = path.lastIndexOf('/');
        return slash <= 0 ? "/" : path.substring(0, slash);
    }

    /// The last part of a path in a task.
    static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
