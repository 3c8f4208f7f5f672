package io.argosy.planning.rebalance;

import io.argosy.model.id.NodeId;
import io.argosy.model.task.Departure;
import io.argosy.model.task.Task;
import java.util.Objects;

/// One action, with its cause.
public sealed interface RebalanceStep {

    /// Why, for people.
    String cause();

    /// The step as one line.
    String line();

    /// Tell a task to depart.
    record Depart(Task task, Departure departure) implements RebalanceStep {
        public Depart {
            Objects.requireNonNull(task, "task");
            Objects.requireNonNull(departure, "departure");
        }

        @Override
        public String cause() {
            return departure.cause();
        }

        @Override
        public String line() {
            return "move " + task.slot().shortName() + " to " + departure.to() + ": " + cause();
        }
    }

    /// Let a task stay that was told to depart.
    ///
    /// @param failed whether the task that was made in its place is no good: then its service is left alone for a while
    record Stay(Task task, boolean failed, String cause) implements RebalanceStep {
        public Stay {
            Objects.requireNonNull(task, "task");
            Objects.requireNonNull(cause, "cause");
        }

        /// The record of the task afterwards: that it failed to move is remembered.
        public Task outcome() {
            return task.with(task.departure().filter(_ -> failed).map(Departure::failed));
        }

        @Override
        public String line() {
            return (failed ? "give up moving " : "keep ") + task.slot().shortName() + ": " + cause;
        }
    }

    /// Forget that a node came: it has its share.
    record Settle(NodeId node, String cause) implements RebalanceStep {
        public Settle {
            Objects.requireNonNull(node, "node");
            Objects.requireNonNull(cause, "cause");
        }

        @Override
        public String line() {
            return "settle " + node + ": " + cause;
        }
    }
}
