package io.argosy.scheduling.score;

import io.argosy.model.service.Strategy;
import io.argosy.scheduling.rule.NodeScore;
import java.util.ArrayList;
import java.util.List;

/// The scores every task is placed by: what the user asked for, then what survives the loss of a zone, then of a node, then the load.
public final class Scores {

    private Scores() {}

    /// @param more of plug-ins: they decide before the load does
    public static List<NodeScore> of(Strategy strategy, List<NodeScore> more) {
        List<NodeScore> scores = new ArrayList<>();
        scores.add(new PreferredAffinities());
        scores.add(new MissingZones());
        switch (strategy) {
            case SPREAD -> {
                scores.add(new SpreadOverPlaces(true));
                scores.add(new FewestOfService());
                scores.addAll(more);
                scores.add(new LeastLoaded());
            }
            case BINPACK -> {
                scores.add(new SpreadOverPlaces(false));
                scores.addAll(more);
                scores.add(new MostLoaded());
            }
        }
        return List.copyOf(scores);
    }

    /// Whether a score spreads a service evenly.
    public static boolean spreads(NodeScore score) {
        return score instanceof SpreadOverPlaces || score instanceof FewestOfService;
    }

    /// Whether a score is for what a service asks for besides, which comes before being spread.
    public static boolean wishes(NodeScore score) {
        return score instanceof PreferredAffinities || score instanceof MissingZones;
    }

    /// Whether a score goes by the service's tasks in places and on nodes, and by the load of nodes, as the search for nodes knows how to.
    public static boolean ordinary(NodeScore score) {
        return score instanceof SpreadOverPlaces || score instanceof FewestOfService || score instanceof LeastLoaded || score instanceof MostLoaded;
    }
}
