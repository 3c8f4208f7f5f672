package io.argosy.codec;

/// A text that is not the JSON of the wanted record. The message is written for the person who sent the text.
public final class MalformedJson extends Exception {

    private static final long serialVersionUID = 1L;

    private final String path;

    MalformedJson(String path, String problem) {
        super(path.isEmpty() ? problem : path + ": " + problem);
        this.path = path;
    }

    /// Where in the document, as `services[0].name`; empty for the document as a whole.
    public String path() {
        return path;
    }
}
