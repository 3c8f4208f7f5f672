package io.argosy.agent.node;

import io.argosy.agent.engine.Leftovers;
import io.argosy.agent.image.KeptImages;
import io.argosy.agent.local.Reports;
import io.argosy.agent.local.Rounds;
import io.argosy.agent.supply.VolumeSupply;
import io.argosy.agent.task.Drivers;
import io.argosy.engine.EngineException;
import io.argosy.model.assignment.Assignment;
import io.argosy.model.assignment.Item;
import io.argosy.model.assignment.Item.VolumeItem;
import io.argosy.model.assignment.Report.VolumeRemovalReport;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.function.Supplier;

/// A loop that takes away what the server says should not be here: leftovers, and volumes that a person wants gone. It runs when an assignment came, and again for as long as something is in the way.
public final class Housekeeping implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Housekeeping.class.getName());
    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final Duration PERIOD = Duration.ofMinutes(1);

    private final Leftovers leftovers;
    private final VolumeSupply volumes;
    private final KeptImages images;
    private final Drivers drivers;
    private final Reports reports;
    private final Supplier<Assignment> assignment;
    private final Rounds rounds = new Rounds("housekeeping", () -> runOnce() ? PERIOD : RETRY);
    private volatile boolean mayRemove;

    Housekeeping(Leftovers leftovers, VolumeSupply volumes, KeptImages images, Drivers drivers, Reports reports, Supplier<Assignment> assignment) {
        this.leftovers = leftovers;
        this.volumes = volumes;
        this.images = images;
        this.drivers = drivers;
        this.reports = reports;
        this.assignment = assignment;
    }

    void start() {
        rounds.start();
    }

    /// The server has spoken.
    void assigned() {
        mayRemove = true;
        rounds.signal();
    }

    /// @return whether nothing is left to do
    public boolean runOnce() {
        if (!mayRemove) {
            return true;
        }
        try {
            boolean left = leftovers.remove(assignment, drivers::tasks);
            images.keep(assignment.get());
            return removeVolumes(assignment.get()) && !left;
        } catch (EngineException.Unreachable _) {
            return false;
        } catch (EngineException e) {
            LOG.log(Level.WARNING, "leftovers cannot be removed: " + e.getMessage());
            return false;
        }
    }

    private boolean removeVolumes(Assignment now) {
        boolean all = true;
        for (Item item : now.items().values()) {
            if (item instanceof VolumeItem volume && volume.remove()) {
                String problem = volumes.remove(volume);
                reports.report(new VolumeRemovalReport(volume.engineName(), problem));
                all &= problem.isEmpty();
            }
        }
        return all;
    }

    @Override
    public void close() {
        rounds.close();
    }
}
