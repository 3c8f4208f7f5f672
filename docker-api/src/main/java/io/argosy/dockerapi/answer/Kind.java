package io.argosy.dockerapi.answer;

import java.util.Set;

/// What is kept of what engines have.
///
/// @param target that lists it
/// @param type of events that tell of it
/// @param actions of those after which the list may be another. The others are many, as those of health checks.
enum Kind {

    CONTAINERS("/containers/json?all=1", "container", Set.of("create", "start", "restart", "die", "stop", "pause", "unpause", "rename", "update", "destroy")),
    IMAGES("/images/json", "image", Set.of("pull", "tag", "untag", "delete", "import", "load", "prune"));

    private final String target;
    private final String type;
    private final Set<String> actions;

    Kind(String target, String type, Set<String> actions) {
        this.target = target;
        this.type = type;
        this.actions = actions;
    }

    String target() {
        return target;
    }

    boolean isChangedBy(String eventType, String action) {
        return type.equals(eventType) && actions.contains(action);
    }
}
