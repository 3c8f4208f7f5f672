package io.argosy.e2e.chaos;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a run comes to: faults by kind, requests that failed by what else happened then, changes by what became of them.
///
/// @param lost changes that were acknowledged and are not in the audit
record Account(Story story, Traffic traffic, List<Tenant> tenants, List<String> lost, int exclusiveRuns, double secondsToConverge) {

    /// A machine that was put right is given so long until it gives a first good answer.
    private static final double RETURN_SECONDS = 60;
    /// As long as a loss takes to be noticed and answered to.
    private static final double NOTICE_SECONDS = 6;
    /// As long as engines that come back take to tell each other again behind which of them an address is.
    private static final double GOSSIP_SECONDS = 30;

    private static final int SHOWN = 50;

    /// Requests to machines that were not whole, or had not given a good answer since they were put right.
    List<Traffic.Failure> atFaulty() {
        return failures(failure -> isAtFaulty(failure));
    }

    /// Requests to other machines, a moment after something failed or returned.
    List<Traffic.Failure> atChange() {
        return failures(failure -> !isAtFaulty(failure) && isAtChange(failure));
    }

    /// The rest, which has no excuse.
    List<Traffic.Failure> unexcused() {
        return failures(failure -> !isAtFaulty(failure) && !isAtChange(failure));
    }

    private List<Traffic.Failure> failures(Predicate<Traffic.Failure> which) {
        return traffic.failures().stream().filter(which).toList();
    }

    private boolean isAtFaulty(Traffic.Failure failure) {
        return spells(failure).anyMatch(spell ->
                spell.lasts(failure.at(), 0) || spell.lasts(failure.at() + failure.seconds(), 0)
                        || spell.lasts(failure.at(), RETURN_SECONDS) && !traffic.answered(failure.node(), failure.port(), spell.end(), failure.at()));
    }

    private boolean isAtChange(Traffic.Failure failure) {
        return story.spells().stream().anyMatch(spell -> spell.changes(failure.at(), NOTICE_SECONDS, GOSSIP_SECONDS));
    }

    /// From when a machine was put right until its ports answered.
    private double longestReturn() {
        return atFaulty().stream().filter(failure -> spells(failure).noneMatch(spell -> spell.lasts(failure.at(), 0)))
                .mapToDouble(failure -> spells(failure).mapToDouble(spell -> failure.at() - spell.end()).filter(since -> since >= 0).min().orElse(0)).max().orElse(0);
    }

    private Stream<Story.Spell> spells(Traffic.Failure failure) {
        return story.spells().stream().filter(spell -> spell.machines().contains(failure.node()));
    }

    private int total(ToIntFunction<Tenant> count) {
        return tenants.stream().mapToInt(count).sum();
    }

    @Override
    public String toString() {
        Map<Fault, Long> kinds = new TreeMap<>(story.spells().stream().collect(Collectors.groupingBy(Story.Spell::fault, Collectors.counting())));
        StringBuilder text = new StringBuilder("faults: " + story.spells().size() + "\n");
        kinds.forEach((fault, count) -> text.append("  %3d %s%n".formatted(count, fault.name().toLowerCase().replace('_', ' '))));
        text.append("changes: %d acknowledged, %d of them lost, %d refused, %d not answered%n"
                .formatted(total(Tenant::acknowledged), lost.size(), total(Tenant::refused), total(Tenant::unanswered)));
        text.append("requests: %d sent, %d failed: %d at machines at fault or on their way back, %d elsewhere within %.0f s of a fault or %.0f s of its end, %d at no such time%n"
                .formatted(traffic.sent(), traffic.failures().size(), atFaulty().size(), atChange().size(), NOTICE_SECONDS, GOSSIP_SECONDS, unexcused().size()));
        unexcused().stream().limit(SHOWN).forEach(failure -> text.append("  ").append(failure).append("\n"));
        text.append("longest way back of a node: %.1f s from when it was put right until its ports answered%n".formatted(longestReturn()));
        text.append("exclusive task: %d runs, one after another%n".formatted(exclusiveRuns));
        text.append("converged %.1f s after the last fault ended%n".formatted(secondsToConverge));
        return text.toString();
    }
}
