package io.argosy.agent.swarm;

import io.argosy.agent.label.Identity;
import io.argosy.agent.label.Labels;
import io.argosy.agent.local.Reports;
import io.argosy.agent.local.Rounds;
import io.argosy.engine.EngineException;
import io.argosy.engine.Swarm;
import io.argosy.engine.SwarmInfo;
import io.argosy.engine.SwarmState;
import io.argosy.model.assignment.Assignment;
import io.argosy.model.assignment.Item.MembershipItem;
import io.argosy.model.assignment.Report.MembershipReport;
import io.argosy.model.network.MemberChange;
import io.argosy.model.network.Membership;
import io.argosy.model.network.SwarmPart;
import io.argosy.model.network.SwarmPeer;
import io.argosy.model.network.SwarmToken;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Keeps the engine's membership as the server wants it, and tells the server what it is.
public final class SwarmDuty implements AutoCloseable {
    private static final Logger LOG = System.getLogger(SwarmDuty.class.getName());
    private static final Duration WATCH = Duration.ofSeconds(3);
    private static final Duration REST = Duration.ofSeconds(30);
    private static final String PORT = ":2377";

    /// So long an engine is given to overcome a failure by itself: it tries again after half a minute at most.
    private static final Duration FAILED = Duration.ofMinutes(1);

    private final Swarm swarm;
    private final Overlays overlays;
    private final Identity identity;
    private final Supplier<String> address;
    private final Reports reports;
    private final Supplier<Assignment> assignment;
    private final InstantSource clock;
    private final Rounds rounds;
    private Optional<String> joined = Optional.empty();
    private Optional<MembershipReport> told = Optional.empty();
    private Optional<Instant> failedSince = Optional.empty();

    /// @param address of this node, at which other nodes reach it
    public SwarmDuty(
            Swarm swarm, Overlays overlays, Identity identity, Supplier<String> address, Reports reports, Supplier<Assignment> assignment, InstantSource clock) {
        this.swarm = swarm;
        this.overlays = overlays;
        this.identity = identity;
        this.address = address;
        this.reports = reports;
        this.assignment = assignment;
        this.clock = clock;
        this.rounds = new Rounds("swarm", this::round);
    }

    public void start() {
        rounds.start();
    }

    /// The assignment, or the engine, may have changed.
    public void changed() {
        rounds.signal();
    }

    private Duration round() {
        runOnce();
        return told.filter(report -> report.membership() instanceof Membership.Outside).isPresent() ? REST : WATCH;
    }

    /// Does what is to be done and reports what is, if that is news.
    public void runOnce() {
        String problem;
        try {
            problem = fillPart();
        } catch (EngineException.Unreachable _) {
            return;
        } catch (EngineException e) {
            problem = e.getMessage();
        }
        try {
            tell(problem);
            overlays.runOnce(assignment.get());
        } catch (EngineException e) {
            LOG.log(Level.DEBUG, "the engine does not tell of its Swarm: {0}", e.getMessage());
        }
    }

    private String fillPart() {
        if (!(assignment.get().items().get(MembershipItem.KEY) instanceof MembershipItem item)) {
            return "";
        }
        SwarmState state = swarm.state();
        if (state instanceof SwarmState.Member member && hasFailed(item.part(), member)) {
            giveUp(member);
            return "";
        }
        String problem = take(SwarmStep.of(item.part(), state, this::knowledge, joined, identity.cluster()));
        if (state instanceof SwarmState.Member member && member.manager()) {
            item.changes().forEach(this::change);
        }
        return problem;
    }

    private boolean hasFailed(SwarmPart part, SwarmState.Member member) {
        boolean failed = part instanceof SwarmPart.Stay && member.failed();
        failedSince = failed ? Optional.of(failedSince.orElseGet(clock::instant)) : Optional.empty();
        return failedSince.filter(since -> !clock.instant().isBefore(since.plus(FAILED))).isPresent();
    }

    /// A worker's membership is worth nothing then: the server has it join as another member. A manager's may be what the others agree with: they are asked to do without it first, and refuse when they
    /// cannot.
    private void giveUp(SwarmState.Member member) {
        failedSince = Optional.empty();
        if (member.manager()) {
            LOG.log(Level.WARNING, "the engine says that it failed as a manager of the Swarm: asking the others to do without it");
            swarm.role(member.member(), false);
        } else {
            LOG.log(Level.WARNING, "the engine does not recover its membership of the Swarm by itself: leaving it, to join anew");
            swarm.leave();
        }
    }

    private String take(SwarmStep step) {
        switch (step) {
            case SwarmStep.Nothing() -> { }
            case SwarmStep.Begin(String pool) -> {
                LOG.log(Level.INFO, "beginning the Swarm that carries the cluster's overlay networks");
                swarm.begin(address.get(), pool, Map.of(SwarmStep.label(), identity.cluster()));
                joined = member();
            }
            case SwarmStep.Join(List<String> managers, SwarmToken token) -> {
                LOG.log(Level.INFO, "joining the Swarm that carries the cluster's overlay networks, at " + String.join(", ", managers));
                swarm.join(address.get(), managers, token.value());
                joined = member();
            }
            case SwarmStep.Restore() -> {
                LOG.log(Level.WARNING, "going on as the only manager of the Swarm: the others are lost");
                swarm.restore(address.get());
            }
            case SwarmStep.Leave() -> {
                LOG.log(Level.INFO, "leaving the Swarm");
                swarm.leave();
            }
            case SwarmStep.Refuse(String problem) -> {
                return problem;
            }
        }
        return "";
    }

    private Optional<String> member() {
        return swarm.state() instanceof SwarmState.Member member ? Optional.of(member.member()) : Optional.empty();
    }

    private void change(MemberChange change) {
        switch (change) {
            case MemberChange.Promote(String member) -> swarm.role(member, true);
            case MemberChange.Demote(String member) -> swarm.role(member, false);
            case MemberChange.Remove(String member) -> forget(member);
        }
    }

    private void forget(String member) {
        try {
            swarm.role(member, false);
        } catch (EngineException.NotFound _) {
            return;
        }
        swarm.remove(member);
    }

    private SwarmStep.Knowledge knowledge() {
        try {
            return new SwarmStep.Knowledge(true, swarm.info().flatMap(info -> Optional.ofNullable(info.labels().get(Labels.CLUSTER))));
        } catch (EngineException.Refused _) {
            return new SwarmStep.Knowledge(false, Optional.empty());
        }
    }

    private void tell(String problem) {
        MembershipReport report = switch (swarm.state()) {
            case SwarmState.Outside() -> new MembershipReport(new Membership.Outside(), Optional.empty(), problem);
            case SwarmState.Member member -> member.manager() ? ofManager(member, problem) : ofMember(member, problem);
        };
        if (!told.equals(Optional.of(report))) {
            told = Optional.of(report);
            reports.report(report);
        }
    }

    private MembershipReport ofMember(SwarmState.Member member, String problem) {
        Membership membership = new Membership.Member(
                member.member(), member.address() + PORT, member.manager(), Optional.empty(), Optional.empty(), List.of());
        return new MembershipReport(membership, Optional.empty(), problem.isEmpty() ? member.problem() : problem);
    }

    private MembershipReport ofManager(SwarmState.Member member, String problem) {
        try {
            Optional<SwarmInfo> info = swarm.info();
            List<SwarmPeer> peers = swarm.members();
            Membership membership = new Membership.Member(member.member(), member.address() + PORT, true, info.map(SwarmInfo::id),
                    info.flatMap(known -> Optional.ofNullable(known.labels().get(Labels.CLUSTER))), peers);
            return new MembershipReport(membership, info.map(SwarmInfo::workerToken), problem.isEmpty() ? member.problem() : problem);
        } catch (EngineException.Refused e) {
            return ofMember(member, problem.isEmpty() ? e.getMessage() : problem);
        }
    }

    @Override
    public void close() {
        rounds.close();
    }
}
