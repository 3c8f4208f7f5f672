package io.argosy.control.record;

import io.argosy.model.app.App;
import io.argosy.model.app.ContentRef;
import io.argosy.model.app.Draft;
import io.argosy.model.app.Release;
import io.argosy.model.app.Rollout;
import io.argosy.model.assignment.Item.MembershipItem;
import io.argosy.model.assignment.Report.ImageProgress;
import io.argosy.model.assignment.Report.ListenerReport;
import io.argosy.model.assignment.Report.VolumeRemovalReport;
import io.argosy.model.event.AuditRecord;
import io.argosy.model.event.Event;
import io.argosy.model.hand.HandContainer;
import io.argosy.model.hand.HandNetwork;
import io.argosy.model.id.AppRef;
import io.argosy.model.id.ContentName;
import io.argosy.model.id.NodeId;
import io.argosy.model.id.SpaceName;
import io.argosy.model.network.OverlayNetwork;
import io.argosy.model.network.Swarm;
import io.argosy.model.node.Liveness;
import io.argosy.model.node.Node;
import io.argosy.model.node.NodeFacts;
import io.argosy.model.service.ContentKind;
import io.argosy.model.task.Task;
import io.argosy.model.task.TaskStatus;
import io.argosy.store.Catalog;
import io.argosy.store.Table;

/// All tables of the control plane. Names are on disk: changing one loses its records.
public final class Tables {

    public static final Table<String, ClusterFacts> CLUSTER = Table.byText("cluster", ClusterFacts.class);
    public static final Table<String, StoredToken> TOKENS = Table.byText("tokens", StoredToken.class);
    public static final Table<String, StoredNodeToken> NODE_TOKENS = Table.byText("node-tokens", StoredNodeToken.class);
    public static final Table<String, StoredAuthority> AUTHORITY = Table.byText("authority", StoredAuthority.class);
    /// Servers of the cluster, by their names.
    public static final Table<String, StoredServer> SERVERS = Table.byText("servers", StoredServer.class);
    /// What people set for the whole cluster, by name. Absent where the standard holds.
    public static final Table<String, StoredSetting> SETTINGS = Table.byText("settings", StoredSetting.class);
    /// What all servers of the cluster keep in a file each.
    public static final Table<String, SharedSecret> SHARED_SECRETS = Table.byText("shared-secrets", SharedSecret.class);
    /// Nodes whose certificates were taken back. A node may be gone already.
    public static final Table<NodeId, Revocation> REVOCATIONS = Table.byNode("revocations", Revocation.class);

    public static final Table<AppRef, App> APPS = Table.byApp("apps", App.class);
    /// Requests for releases that were done, by the hash of who asked and the request's key.
    public static final Table<String, AnsweredRequest> REQUESTS = Table.byText("requests", AnsweredRequest.class);
    public static final Table<ReleaseKey, Draft> DRAFTS = ReleaseKey.table("drafts", Draft.class);
    public static final Table<ReleaseKey, Release> RELEASES = ReleaseKey.table("releases", Release.class);
    public static final Table<ReleaseKey, Rollout> ROLLOUTS = ReleaseKey.table("rollouts", Rollout.class);
    public static final Table<ContentRef, StoredContent> CONTENTS =
            Table.of("contents", StoredContent.class, ContentKeys::path, ContentKeys::parse);

    /// Grouped by node: pending ones are in no group.
    public static final Table<TaskKey, Task> TASKS = TaskKey.table("tasks", Task.class).groupedBy(task -> task.node().map(NodeId::value));
    /// What agents last said of tasks.
    public static final Table<TaskKey, TaskStatus> STATUSES = TaskKey.table("statuses", TaskStatus.class);

    /// Images to find, by the id of the search.
    public static final Table<String, ImageSearch> SEARCHES = Table.byText("searches", ImageSearch.class);
    /// What agents last said of searches.
    public static final Table<String, ImageProgress> FINDINGS = Table.byText("findings", ImageProgress.class);

    /// What agents last said of the images their engines have.
    public static final Table<NodeId, NodeImages> IMAGES = Table.byNode("images", NodeImages.class);
    /// Credentials, by the host of the registry.
    public static final Table<String, StoredRegistry> REGISTRIES = Table.byText("registries", StoredRegistry.class);

    public static final Table<VolumeKey, HeldVolume> VOLUMES = VolumeKey.table("volumes", HeldVolume.class);
    /// What agents last said of volumes to remove.
    public static final Table<VolumeKey, VolumeRemovalReport> REMOVALS = VolumeKey.table("removals", VolumeRemovalReport.class);

    /// What agents last said of the ports their gateways serve.
    public static final Table<ListenerKey, ListenerReport> LISTENERS = ListenerKey.table("listeners", ListenerReport.class);

    /// The Swarm that carries overlays: the only record of its table.
    public static final Table<String, Swarm> SWARM = Table.byText("swarm", Swarm.class);
    public static final String THE_SWARM = "swarm";
    /// What nodes are told to do in the Swarm; a token among it is sealed.
    public static final Table<NodeId, MembershipItem> SWARM_ORDERS = Table.byNode("swarm-orders", MembershipItem.class);
    /// Engines that are or were members of the cluster's Swarm, by their id in it.
    public static final Table<String, SwarmMember> SWARM_MEMBERS = Table.byText("swarm-members", SwarmMember.class);
    /// Nodes with managers of the Swarm that are lost and that a person gave up; forgotten when they return.
    public static final Table<NodeId, GivenUp> GIVEN_UP = Table.byNode("given-up", GivenUp.class);
    /// What agents last said of their engines' membership.
    public static final Table<NodeId, StoredMembership> MEMBERSHIPS = Table.byNode("memberships", StoredMembership.class);

    /// Overlays that are to be, by their engine name.
    public static final Table<String, OverlayNetwork> OVERLAYS = Table.byText("overlays", OverlayNetwork.class);
    /// What the Swarm's steward last said of overlays.
    public static final Table<String, ReportedOverlay> OVERLAY_REPORTS = Table.byText("overlay-reports", ReportedOverlay.class);

    /// Containers made by hand, by the engines' id.
    public static final Table<String, HandContainer> HAND_CONTAINERS = Table.byText("hand-containers", HandContainer.class);
    /// Networks made by hand that span nodes, by name.
    public static final Table<String, HandNetwork> HAND_NETWORKS = Table.byText("hand-networks", HandNetwork.class);
    /// The only record of its table.
    public static final Table<String, RangeTurn> RANGE_TURNS = Table.byText("range-turns", RangeTurn.class);
    public static final String THE_RANGES = "ranges";

    public static final Table<NodeId, Node> NODES = Table.byNode("nodes", Node.class);
    public static final Table<NodeId, NodeFacts> FACTS = Table.byNode("facts", NodeFacts.class);
    public static final Table<NodeId, Liveness> LIVENESS = Table.byNode("liveness", Liveness.class);
    /// Which nodes reach a node, as the leader had them try.
    public static final Table<NodeId, ReachedBy> REACHED_BY = Table.byNode("reached-by", ReachedBy.class);

    public static final Table<Long, Event> EVENTS = Table.inSequence("events", Event.class);
    public static final Table<Long, AuditRecord> AUDITS = Table.inSequence("audits", AuditRecord.class);

    private Tables() {}

    public static Catalog catalog() {
        return Catalog.of(
                CLUSTER, SETTINGS, SERVERS, SHARED_SECRETS, TOKENS, NODE_TOKENS, AUTHORITY, REVOCATIONS, APPS, REQUESTS, DRAFTS, RELEASES, ROLLOUTS, CONTENTS, TASKS, STATUSES, SEARCHES, FINDINGS,
                IMAGES, REGISTRIES, VOLUMES, REMOVALS, LISTENERS, SWARM, SWARM_ORDERS, SWARM_MEMBERS, GIVEN_UP,
                MEMBERSHIPS, OVERLAYS, OVERLAY_REPORTS, HAND_CONTAINERS, HAND_NETWORKS, RANGE_TURNS, NODES, FACTS, LIVENESS, REACHED_BY, EVENTS, AUDITS);
    }

    /// The prefix under which everything of an app lies in tables whose paths begin with it.
    public static String within(AppRef app) {
        return app + "/";
    }

    /// The prefix under which all apps of a space lie.
    public static String within(SpaceName space) {
        return space + "/";
    }

    /// The prefix under which all versions of a config or secret lie.
    public static String versions(SpaceName space, ContentKind kind, ContentName name) {
        return ContentKeys.prefix(space, kind, name);
    }
}
