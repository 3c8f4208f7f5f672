package io.argosy.control;

import io.argosy.control.app.Apps;
import io.argosy.control.assign.AssignmentFeed;
import io.argosy.control.audit.Audits;
import io.argosy.control.change.Editor;
import io.argosy.control.contact.ContactBook;
import io.argosy.control.content.ContentVault;
import io.argosy.control.content.Contents;
import io.argosy.control.deploy.Deploys;
import io.argosy.control.event.Events;
import io.argosy.control.hand.HandContainers;
import io.argosy.control.hand.HandNetworks;
import io.argosy.control.image.ImageHolders;
import io.argosy.control.join.Joining;
import io.argosy.control.join.NodeTokens;
import io.argosy.control.lease.LeaseGrants;
import io.argosy.control.lease.LeaseJudge;
import io.argosy.control.lease.LeaseLedger;
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
import io.argosy.control.server.Servers;
import io.argosy.control.server.SharedSecrets;
import io.argosy.control.session.Sessions;
import io.argosy.control.setting.Settings;
import io.argosy.control.task.Tasks;
import io.argosy.control.token.Tokens;
import io.argosy.control.trust.Authorities;
import io.argosy.control.trust.Revocations;
import io.argosy.control.watch.Watches;
import io.argosy.control.witness.Vigil;
import io.argosy.control.witness.Witnesses;
import io.argosy.model.id.NodeId;
import io.argosy.model.leadership.Fence;
import io.argosy.store.Catalog;
import io.argosy.store.Leadership;
import io.argosy.store.Store;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

/// All operations of a server, and its loops and sessions while it leads. A server that does not lead looks at the same records, and changes none.
///
/// Whether it leads changes in the same process: [#lead()] waits for its turn, and can be called again when the turn is over.
public final class ControlPlane implements AutoCloseable {

    private final Store store;
    private final ControlSettings settings;
    private final Instant startedAt;
    private final Ids ids;
    private final Function<Leadership, Reign> reigns;
    private volatile Optional<Reign> reign = Optional.empty();
    private volatile boolean closed;
    private final Watches watches;
    private final Servers servers;
    private final Settings clusterSettings;
    private final SharedSecrets sharedSecrets;
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
    private final HandNetworks handNetworks;
    private final HandContainers handContainers;
    private final Contents contents;
    private final Tokens tokens;
    private final Registries registries;
    private final ImageHolders images;
    private final NodeTokens nodeTokens;
    private final Joining joining;
    private final Authorities authorities;
    private final Revocations revocations;
    private volatile Witnesses witnesses = Witnesses.NONE;

    private ControlPlane(Store store, ControlSettings settings, Drive drive) {
        this.store = store;
        this.settings = settings;
        this.startedAt = settings.clock().instant();
        this.ids = new Ids(settings.clock(), drive.random());
        Editor editor = new Editor(store, () -> reign.map(Reign::leadership), settings.clock());
        ContentVault vault = new ContentVault(settings.cipher());
        SwarmVault swarm = new SwarmVault(settings.cipher());
        PendingReasons reasons = new PendingReasons();
        NetworkProblems problems = new NetworkProblems();
        LeaseJudge leases = new LeaseJudge(() -> reign.map(Reign::ledger).orElseGet(() -> new LeaseLedger(settings.ticks())), settings.clock());
        this.watches = new Watches(store, drive.turns());
        this.servers = new Servers(store, editor);
        this.clusterSettings = new Settings(editor);
        this.sharedSecrets = new SharedSecrets(editor, settings.cipher());
        this.deploys = new Deploys(editor, vault, settings.renderer(), settings.scheduler(), leases);
        this.apps = new Apps(editor, watches, reasons, leases, () -> reign.map(Reign::contacts).orElseGet(() -> new ContactBook(settings.ticks())));
        this.releases = new Releases(store);
        this.tasks = new Tasks(store, reasons, leases);
        this.events = new Events(store, watches);
        this.audits = new Audits(store, editor);
        this.nodes = new Nodes(store, () -> current().map(Reign::vigil).map(Vigil::silent).orElse(Map.of()));
        this.nodeChanges = new NodeChanges(editor);
        this.networks = new Networks(store, editor, settings.addresses(), problems);
        this.handNetworks = new HandNetworks(store, editor, settings.addresses());
        this.handContainers = new HandContainers(store, editor, settings.cipher());
        this.contents = new Contents(editor, vault);
        this.tokens = new Tokens(editor);
        RegistryVault logins = new RegistryVault(settings.cipher());
        this.registries = new Registries(editor, logins);
        this.images = new ImageHolders(store);
        this.nodeTokens = new NodeTokens(editor, ids);
        this.joining = new Joining(editor, ids);
        this.authorities = new Authorities(editor, settings.cipher());
        BiConsumer<NodeId, String> expel = (node, cause) -> sessionsIfLeading().ifPresent(sessions -> sessions.expel(node, cause));
        this.revocations = new Revocations(editor, expel);
        this.nodeRemoval = new NodeRemoval(editor, expel);
        AssignmentFeed feed = new AssignmentFeed(store, watches, vault, logins, swarm, problems);
        this.reigns = leadership -> {
            Editor leading = new Editor(store, leadership, settings.clock());
            LeaseLedger ledger = new LeaseLedger(settings.ticks());
            ContactBook contacts = new ContactBook(settings.ticks());
            Sessions sessions = new Sessions(leading, feed, swarm, leadership.fence(), settings.patience(), settings.ticks(), new LeaseGrants(store, leadership, ledger), contacts);
            Vigil vigil = new Vigil(leading, sessions, settings.patience(), (witness, suspects) -> witnesses.ask(witness, suspects), drive.aside());
            LeaseJudge judge = new LeaseJudge(() -> ledger, settings.clock());
            Loops loops = new Loops(store, leading, ids, settings, reasons, problems, watches, sessions, vigil, judge, contacts, drive.turns());
            return new Reign(leadership, sessions, ledger, contacts, vigil, loops);
        };
    }

    /// The tables a store needs to serve a control plane.
    public static Catalog catalog() {
        return Tables.catalog();
    }

    /// A server that does not lead yet. Everything can be looked at; what would change something is refused.
    public static ControlPlane standBy(Store store, ControlSettings settings) {
        return new ControlPlane(store, settings, Drive.onThreads());
    }

    /// A server that leads. Waits for as long as another does.
    ///
    /// @throws InterruptedException while waiting to lead
    public static ControlPlane start(Store store, ControlSettings settings) throws InterruptedException {
        return start(store, settings, Drive.onThreads());
    }

    /// The same, driven by something else than threads.
    ///
    /// @throws InterruptedException while waiting to lead
    public static ControlPlane start(Store store, ControlSettings settings, Drive drive) throws InterruptedException {
        ControlPlane control = new ControlPlane(store, settings, drive);
        control.lead();
        return control;
    }

    /// Leads, makes the cluster's first records when the store is new, and starts the loops. Waits for as long as another server leads. For one thread.
    ///
    /// @throws io.argosy.control.change.NotWritten when the store failed; the leadership was given up
    /// @throws InterruptedException while waiting to lead
    public void lead() throws InterruptedException {
        reign.ifPresent(Reign::close);
        Leadership leadership = store.lead(settings.serverName());
        try {
            found(new Editor(store, leadership, settings.clock()));
        } catch (RuntimeException e) {
            leadership.close();
            throw e;
        }
        Reign next = reigns.apply(leadership);
        reign = Optional.of(next);
        next.begin();
        if (closed) {
            next.close();
        }
    }

    /// The cluster's id, which is made once.
    private void found(Editor editor) {
        editor.write(edit -> {
            if (edit.snapshot().get(Tables.CLUSTER, ClusterFacts.KEY).isEmpty()) {
                edit.put(Tables.CLUSTER, ClusterFacts.KEY, new ClusterFacts(ids.next(), edit.now()));
            }
        });
    }

    /// Whether this server leads, as far as it knows. What it writes is refused all the same when it does not.
    public boolean leads() {
        return current().isPresent();
    }

    private Optional<Reign> current() {
        return reign.filter(now -> now.leadership().current());
    }

    /// Runs once when another server leads or this one was closed; at once when this server does not lead. Must not block.
    public void whenOver(Runnable action) {
        current().ifPresentOrElse(now -> now.leadership().whenOver(action), action);
    }

    public ServerFacts info() {
        String cluster = store.snapshot().get(Tables.CLUSTER, ClusterFacts.KEY).map(ClusterFacts::id).orElse("");
        return new ServerFacts(settings.version(), cluster, settings.storeName(), startedAt);
    }

    /// Of the latest leader that this server has seen, be it itself or another.
    public Fence term() {
        return store.snapshot().fence();
    }

    /// How new the records are that this server shows.
    public long revision() {
        return store.snapshot().revision();
    }

    /// How the loops are, for people who look for a fault. None while another server leads.
    public List<LoopStatus> loops() {
        return current().map(now -> now.loops().statuses()).orElse(List.of());
    }

    public Servers servers() {
        return servers;
    }

    /// What people set for the whole cluster.
    public Settings clusterSettings() {
        return clusterSettings;
    }

    public SharedSecrets sharedSecrets() {
        return sharedSecrets;
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

    public HandNetworks handNetworks() {
        return handNetworks;
    }

    public HandContainers handContainers() {
        return handContainers;
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

    /// The door for agents, of a server that leads.
    ///
    /// @throws IllegalStateException while another does
    public Sessions sessions() {
        return sessionsIfLeading().orElseThrow(() -> new IllegalStateException("this server does not lead"));
    }

    /// The door for agents; empty while another server leads.
    public Optional<Sessions> sessionsIfLeading() {
        return current().map(Reign::sessions);
    }

    /// Has these asked for nodes that are not heard, while this server leads.
    public void ask(Witnesses chosen) {
        witnesses = chosen;
    }

    /// Ends the loops and watches within seconds, and stops leading. The store stays open.
    @Override
    public void close() {
        closed = true;
        reign.ifPresent(Reign::close);
        watches.close();
    }
}
