package io.argosy.model.assignment;

import io.argosy.model.app.ImageIdentity;
import io.argosy.model.id.ServiceRef;
import io.argosy.model.network.Membership;
import io.argosy.model.network.OverlayState;
import io.argosy.model.network.SwarmToken;
import io.argosy.model.task.TaskStatus;
import io.argosy.model.unit.Frozen;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// A fact from an agent. Facts are never decisions; the last one of a key is the one that holds.
public sealed interface Report {

    String key();

    record TaskReport(TaskStatus status) implements Report {
        public TaskReport {
            Objects.requireNonNull(status, "status");
        }

        @Override
        public String key() {
            return "task/" + status.task();
        }
    }

    /// How the finding of an image goes.
    record ImageReport(String id, ImageProgress progress) implements Report {
        public ImageReport {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(progress, "progress");
        }

        @Override
        public String key() {
            return "image/" + id;
        }
    }

    /// A volume whose removal was asked for is gone, or cannot be removed.
    ///
    /// @param problem why it is still there, for people; empty when it is gone
    record VolumeRemovalReport(String engineName, String problem) implements Report {
        public VolumeRemovalReport {
            Objects.requireNonNull(engineName, "engineName");
            Objects.requireNonNull(problem, "problem");
        }

        @Override
        public String key() {
            return "volume/" + engineName;
        }
    }

    /// A published port that the gateway of the agent's node serves, or cannot serve.
    ///
    /// @param port the node's port: the published one, or the one that was chosen when none was asked for
    /// @param problem why nothing listens there, for people, naming the port and the remedy; empty when all is well
    record ListenerReport(ServiceRef service, int target, int port, String problem) implements Report {
        public ListenerReport {
            Objects.requireNonNull(service, "service");
            Objects.requireNonNull(problem, "problem");
        }

        @Override
        public String key() {
            return "listener/" + service + ":" + target + "@" + port;
        }
    }

    /// How the node's engine stands to Swarm mode. Reported by every node, whether it was told anything or not.
    ///
    /// @param token with which others join, as a manager knows it
    /// @param problem why what was asked could not be done, or what is wrong with the Swarm, for people, with its remedy; empty when all is well
    record MembershipReport(Membership membership, Optional<SwarmToken> token, String problem) implements Report {
        public MembershipReport {
            Objects.requireNonNull(membership, "membership");
            Objects.requireNonNull(token, "token");
            Objects.requireNonNull(problem, "problem");
        }

        @Override
        public String key() {
            return "membership";
        }
    }

    /// What became of an overlay that this node was to make or remove.
    record OverlayReport(String engineName, OverlayState state) implements Report {
        public OverlayReport {
            Objects.requireNonNull(engineName, "engineName");
            Objects.requireNonNull(state, "state");
        }

        @Override
        public String key() {
            return "overlay/" + engineName;
        }
    }

    /// The images that the node's engine has, all of them, so that others can be told where to have them from.
    record ImagesReport(List<HeldImage> images) implements Report {
        public ImagesReport {
            images = Frozen.list(images);
        }

        @Override
        public String key() {
            return "images";
        }
    }

    /// Where the finding of an image has come to.
    sealed interface ImageProgress {

        /// @param percent 0 to 100, -1 while the size is not known
        record Pulling(int percent) implements ImageProgress {}

        record Found(ImageIdentity identity) implements ImageProgress {
            public Found {
                Objects.requireNonNull(identity, "identity");
            }
        }

        /// @param problem for people, with its remedy
        record NotFound(String problem) implements ImageProgress {
            public NotFound {
                Objects.requireNonNull(problem, "problem");
            }
        }
    }
}
