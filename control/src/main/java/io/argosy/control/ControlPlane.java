package io.argosy.control;

import io.argosy.control.app.Apps;
import io.argosy.control.assign.AssignmentFeed;
import io.argosy.control.audit.Audits;
import io.argosy.control.change.Editor;
import io.argosy.control.content.ContentVault;
import io.argosy.control.content.Contents;
import io.argosy.control.deploy.Deploys;
import io.argosy.control.event.Events;
import io.argosy.control.image.ImageHolders;
import io.argosy.control.join.Joining;
import io.argosy.control.join.NodeTokens;
import io.argosy.control.loop.LoopStatus;
import io.argosy.control.network.NetworkProblems;
import io.argosy.control.network.Networks;
import io.argosy.control.network.SwarmVault;
import io.argosy.control.node.NodeChanges;
import io.argosy.control.node.NodeRemoval;
import io.argosy.control.node.Nodes;
import io.argosy.control.place.PendingReasons;
import io.argosy.control.record.ClusterFacts;
import io.argosy.control.record.Ids;
import io.argosy.control.record.Tables;
import io.argosy.control.registry.Registries;
import io.argosy.control.registry.RegistryVault;
import io.argosy.control.release.Releases;
import io.argosy.control.server.ServerFacts;
import io.argosy.control.session.Sessions;
import io.argosy.control.task.Tasks;
import io.argosy.control.token.Tokens;
import io.argosy.control.trust.Authorities;
import io.argosy.control.trust.Revocations;
import io.argosy.control.watch.Watches;
import io.argosy.control.witness.Vigil;
import io.argosy.model.leadership.Fence;
import io.argosy.store.Catalog;
import io.argosy.store.Leadership;
import io.argosy.store.Store;
import java.util.List;

/// All operations and all loops of one leading server.
public final class ControlPlane implements AutoCloseable {

    private final Leadership leadership;
    private final Watches watches;
    private final Loops loops;
    private final ServerFacts info;
    private final Deploys deploys;
    private final Apps apps;
    private final Releases releases;
    private final Tasks tasks;
    private final Events events;
    private final Audits audits;
    private final Nodes nodes;
    private final NodeChanges nodeChanges;
    private final NodeRemoval nodeRemoval;
    private final Networks networks;
    private final Contents contents;
    private final Tokens tokens;
    private final Registries registries;
    private final ImageHolders images;
    private final NodeTokens nodeTokens;
    private final Joining joining;
    private final Authorities authorities;
    private final Revocations revocations;
    private final Sessions sessions;
    private final Vigil vigil;

    private ControlPlane(Store store, Leadership leadership, ControlSettings settings) {
        this.leadership = leadership;
        Editor editor = new Editor(store, leadership, settings.clock());
        Ids ids = new Ids(settings.clock());
        ContentVault vault = new ContentVault(settings.cipher());
        SwarmVault swarm = new SwarmVault(settings.cipher());
        PendingReasons reasons = new PendingReasons();
        NetworkProblems problems = new NetworkProblems();
        this.watches = new Watches(store);
        this.info = new ServerFacts(settings.version(), found(editor, ids), settings.storeName(), settings.clock().instant());
        this.deploys = new Deploys(editor, vault, settings.renderer(), settings.scheduler());
        this.apps = new Apps(editor, watches, reasons);
        this.releases = new Releases(store);
        this.tasks = new Tasks(store, reasons);
        this.events = new Events(store, watches);
        this.audits = new Audits(store);
        this.nodes = new Nodes(store);
        this.nodeChanges = new NodeChanges(editor);
        this.networks = new Networks(store, problems);
        this.contents = new Contents(editor, vault);
        this.tokens = new Tokens(editor);
        RegistryVault logins = new RegistryVault(settings.cipher());
        this.registries = new Registries(editor, logins);
        this.images = new ImageHolders(store);
        this.nodeTokens = new NodeTokens(editor, ids);
        this.joining = new Joining(editor, ids);
        this.authorities = new Authorities(editor, settings.cipher());
        this.sessions = new Sessions(editor, new AssignmentFeed(store, watches, vault, logins, swarm, problems), swarm, leadership.fence(), settings.patience(), System::nanoTime);
        this.vigil = new Vigil(editor, sessions, settings.patience());
        this.revocations = new Revocations(editor, sessions::expel);
        this.nodeRemoval = new NodeRemoval(editor, sessions::expel);
        this.loops = new Loops(store, editor, ids, settings, reasons, problems, watches, sessions, vigil);
    }

    /// The tables a store needs to serve a control plane.
    public static Catalog catalog() {
        return Tables.catalog();
    }

    /// Leads, makes the cluster's first records when the store is new, and starts the loops. Waits for as long as another server leads.
    ///
    /// @throws InterruptedException while waiting to lead
    public static ControlPlane start(Store store, ControlSettings settings) throws InterruptedException {
        Leadership leadership = store.lead(settings.serverName());
        ControlPlane control = new ControlPlane(store, leadership, settings);
        control.loops.start();
        leadership.whenOver(control.loops::halt);
        return control;
    }

    /// The cluster's id, which is made once.
    private static String found(Editor editor, Ids ids) {
        editor.write(edit -> {
            if (edit.snapshot().get(Tables.CLUSTER, ClusterFacts.KEY).isEmpty()) {
                edit.put(Tables.CLUSTER, ClusterFacts.KEY, new ClusterFacts(ids.next(), edit.now()));
            }
        });
        return editor.snapshot().get(Tables.CLUSTER, ClusterFacts.KEY).orElseThrow().id();
    }

    /// Under which everything of this server is written and sent.
    public Fence fence() {
        return leadership.fence();
    }

    /// Runs once when another server leads or this one was closed. Must not block.
    public void whenOver(Runnable action) {
        leadership.whenOver(action);
    }

    public ServerFacts info() {
        return info;
    }

    /// How the loops are, for people who look for a fault.
    public List<LoopStatus> loops() {
        return loops.statuses();
    }

    public Deploys deploys() {
        return deploys;
    }

    public Apps apps() {
        return apps;
    }

    public Releases releases() {
        return releases;
    }

    public Tasks tasks() {
        return tasks;
    }

    public Events events() {
        return events;
    }

    public Audits audits() {
        return audits;
    }

    public Nodes nodes() {
        return nodes;
    }

    public NodeChanges nodeChanges() {
        return nodeChanges;
    }

    public NodeRemoval nodeRemoval() {
        return nodeRemoval;
    }

    public Networks networks() {
        return networks;
    }

    public Contents contents() {
        return contents;
    }

    public Tokens tokens() {
        return tokens;
    }

    public NodeTokens nodeTokens() {
        return nodeTokens;
    }

    public Joining joining() {
        return joining;
    }

    public Authorities authorities() {
        return authorities;
    }

    public Revocations revocations() {
        return revocations;
    }

    public Registries registries() {
        return registries;
    }

    public ImageHolders images() {
        return images;
    }

    public Sessions sessions() {
        return sessions;
    }

    /// Who watches over silent nodes.
    public Vigil vigil() {
        return vigil;
    }

    /// Ends the loops and watches within seconds, and stops leading. The store stays open.
    @Override
    public void close() {
        loops.close();
        watches.close();
        leadership.close();
    }
}
