package io.argosy.agent.supply;

import io.argosy.agent.label.Identity;
import io.argosy.agent.label.Labels;
import io.argosy.engine.EngineException;
import io.argosy.engine.VolumeInfo;
import io.argosy.engine.VolumePlan;
import io.argosy.engine.Volumes;
import io.argosy.model.assignment.Item.VolumeItem;
import java.util.Optional;

/// Volumes of apps on this engine. None is ever made in the place of one that was lost.
public final class VolumeSupply {
    private final Volumes volumes;
    private final Identity identity;
    private final KnownVolumes known;

    public VolumeSupply(Volumes volumes, Identity identity, KnownVolumes known) {
        this.volumes = volumes;
        this.identity = identity;
        this.known = known;
    }

    /// Blocks until the engine has the volume.
    ///
    /// @throws Unfit when it was lost, is external and not there, or the name is somebody else's
    public void ensure(VolumeItem item) {
        Optional<VolumeInfo> found = volumes.inspect(item.engineName());
        if (found.isEmpty()) {
            make(item);
        } else if (!item.spec().external() && !Labels.isOf(identity, found.get().labels())) {
            throw new Unfit("volume %s is there already and was not made by this cluster: rename it in the app's file, or mark it external to use it"
                    .formatted(item.engineName()));
        }
        if (!item.spec().external()) {
            known.add(item.engineName());
        }
    }

    private void make(VolumeItem item) {
        if (item.spec().external()) {
            throw new Unfit("volume %s is external and not on this node: create it with `docker volume create %s`"
                    .formatted(item.engineName(), item.engineName()));
        }
        if (known.contains(item.engineName())) {
            throw new Unfit("volume %s was on this node and is lost: restore it under its name, or remove the app with --volumes to begin anew"
                    .formatted(item.engineName()));
        }
        volumes.create(new VolumePlan(item.engineName(), item.spec().driver().orElse("local"), item.spec().driverOptions(),
                Labels.ofApp(identity, item.app(), item.spec().labels())));
    }

    /// Removes a volume that a person wants gone; one that is not this cluster's stays, and counts as gone.
    ///
    /// @return why it is still there; empty when it is gone
    public String remove(VolumeItem item) {
        Optional<VolumeInfo> found = volumes.inspect(item.engineName());
        if (found.isPresent() && Labels.isOf(identity, found.get().labels())) {
            try {
                volumes.remove(item.engineName());
            } catch (EngineException.NotFound _) {
                // That is what was wanted.
            } catch (EngineException.Conflict | EngineException.Refused e) {
                return e.getMessage();
            }
        }
        known.remove(item.engineName());
        return "";
    }
}
