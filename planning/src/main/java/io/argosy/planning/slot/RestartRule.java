package io.argosy.planning.slot;

import io.argosy.model.service.RestartPolicy;
import io.argosy.model.service.RestartPolicy.Condition;
import io.argosy.model.task.EndReason;

/// Whether the end of a task is the last word of its restart policy, so that its slot stays empty. Its agent restarted it as often as the policy
/// asks; a rejection or a lost container is no end that the policy speaks of.
final class RestartRule {

    private RestartRule() {}

    static boolean isFinal(RestartPolicy policy, EndReason reason) {
        return switch (reason) {
            case COMPLETED -> policy.condition() != Condition.ANY || policy.maxAttempts().isPresent();
            case FAILED -> policy.condition() == Condition.NONE || policy.maxAttempts().isPresent();
            case REJECTED, LOST, STOPPED -> false;
        };
    }
}
