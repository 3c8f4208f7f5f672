package io.argosy.dockerapi.route;

/// How an operation is answered.
public enum Way {
    LOCAL("local", "by the server itself"),
    ONE_NODE("one node", "by the engine of the node that has it, or that is chosen for it"),
    FAN_OUT("fan-out", "by the engines of all nodes, their answers made into one"),
    STREAM("stream", "for as long as somebody reads: bytes or events go through as they come"),
    UNSUPPORTED("unsupported", "with an error that says so");

    private final String word;
    private final String meaning;

    Way(String word, String meaning) {
        this.word = word;
        this.meaning = meaning;
    }

    public String word() {
        return word;
    }

    public String meaning() {
        return meaning;
    }
}
