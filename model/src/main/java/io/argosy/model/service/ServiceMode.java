package io.argosy.model.service;

/// What kind of service it is, and how many tasks it wants.
public sealed interface ServiceMode {

    /// How many tasks it asks for; of a global service, for each node.
    default int places() {
        return switch (this) {
            case Replicated(int replicas) -> replicas;
            case Global _ -> 1;
            case Job(int completions) -> completions;
        };
    }

    /// A number of equal tasks that are kept running. @param replicas 0 or more
    record Replicated(int replicas) implements ServiceMode {
        public Replicated {
            if (replicas < 0) {
                throw new IllegalArgumentException("replicas cannot be negative: " + replicas);
            }
        }
    }

    /// One task on every node that the service may run on, also on nodes that join later.
    record Global() implements ServiceMode {}

    /// Tasks that run to completion. @param completions how many must end well, 1 or more
    record Job(int completions) implements ServiceMode {
        public Job {
            if (completions < 1) {
                throw new IllegalArgumentException("a job completes at least once, not " + completions + " times");
            }
        }
    }
}
