package io.argosy.scheduling.score;

import io.argosy.scheduling.rule.NodeScore;
import java.util.List;

/// The scores every task is placed by: what the user asked for, then what survives the loss of a zone, then of a node, then an even load.
public final class Scores {

    public static final List<NodeScore> STANDARD =
            List.of(new SpreadOverLabels(), new SpreadOverTopology(), new FewestOfService(), new LeastLoaded());

    private Scores() {}
}
