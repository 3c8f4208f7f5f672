package io.argosy.control.server;

import io.argosy.control.access.Caller;
import io.argosy.control.access.Role;
import io.argosy.control.change.Edit;
import io.argosy.control.change.Editor;
import io.argosy.control.fault.Fault;
import io.argosy.control.fault.FaultCode;
import io.argosy.control.fault.Result;
import io.argosy.control.record.StoredServer;
import io.argosy.control.record.Tables;
import io.argosy.store.Entry;
import io.argosy.store.Snapshot;
import io.argosy.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The servers of the cluster. Safe for any number of threads.
public final class Servers {

    /// How far the record of when a server was heard of may lag behind.
    static final Duration STEP = Duration.ofSeconds(30);

    /// A server that was not heard of for so long is forgotten.
    static final Duration KEPT = Duration.ofHours(24);

    private static final int MOST = 32;

    private final Store store;
    private final Editor editor;

    public Servers(Store store, Editor editor) {
        this.store = store;
        this.editor = editor;
    }

    /// Who leads, as far as this server knows. Absent while nobody does, and when the leader tells no addresses, as servers of before did.
    public Optional<ServerCard> leader() {
        return store.leader().flatMap(ServerCard::parse);
    }

    /// A server says that it is there; it says so again and again.
    ///
    /// @return refused when this server does not lead
    public Result<ServerCard> announce(ServerCard card, String version, Instant startedAt) {
        return editor.edit(edit -> {
            Optional<StoredServer> known = edit.snapshot().get(Tables.SERVERS, card.name());
            StoredServer now = new StoredServer(card.name(), card.rest(), card.sessions(), version, startedAt, edit.now());
            forgetOld(edit, card.name());
            if (known.filter(before -> before.sameAs(now) && before.seenAt().plus(step(edit, card)).isAfter(edit.now())).isPresent()) {
                return Result.done(card);
            }
            if (known.isEmpty() && edit.snapshot().scan(Tables.SERVERS).size() >= MOST) {
                return Result.refused(FaultCode.LIMIT_EXCEEDED, "there are %d servers, and no more are kept".formatted(MOST), "forget one with `argosy server rm`");
            }
            edit.put(Tables.SERVERS, card.name(), now);
            return Result.done(card);
        });
    }

    /// One server alone writes nothing while nothing happens.
    private Duration step(Edit edit, ServerCard card) {
        boolean alone = leader().equals(Optional.of(card)) && edit.snapshot().scan(Tables.SERVERS).size() == 1;
        return alone ? KEPT.dividedBy(2) : STEP;
    }

    private static void forgetOld(Edit edit, String announced) {
        edit.snapshot().scan(Tables.SERVERS).stream().filter(entry -> !entry.key().equals(announced) && entry.value().seenAt().plus(KEPT).isBefore(edit.now()))
                .forEach(old -> edit.delete(Tables.SERVERS, old.key()));
    }

    /// All servers, by name. Any caller that may look at anything may look.
    public Result<List<ServerView>> list(Caller caller) {
        return mayNot(caller, Role.VIEWER).<Result<List<ServerView>>>map(Result::refused)
                .orElseGet(() -> Result.done(all(store.snapshot()).stream().map(this::view).toList()));
    }

    /// Whoever leads is there.
    private ServerView view(StoredServer server) {
        return leads(server) ? new ServerView(server.seenAt(editor.now()), true) : new ServerView(server, false);
    }

    private boolean leads(StoredServer server) {
        return leader().filter(leader -> leader.name().equals(server.name())).isPresent();
    }

    /// Forgets a server that will not come back. Needs an admin.
    public Result<StoredServer> remove(Caller caller, String name) {
        return caller.mayNot(Role.ADMIN).<Result<StoredServer>>map(Result::refused).orElseGet(() -> editor.edit(edit -> {
            Optional<StoredServer> known = edit.snapshot().get(Tables.SERVERS, name);
            if (known.isEmpty()) {
                return Result.refused(FaultCode.SERVER_NOT_FOUND, "there is no server named %.80s".formatted(name), "look at the list of servers");
            }
            if (leads(known.get())) {
                return Result.refused(FaultCode.WRONG_STATE, "server %s leads".formatted(name), "stop it first");
            }
            edit.delete(Tables.SERVERS, name);
            edit.audit(caller, "server.remove", name, "");
            return Result.done(known.get());
        }));
    }

    /// Where agents find servers: the leader first, then those that were heard of last.
    public List<String> doors() {
        Comparator<StoredServer> leaderFirst = Comparator.comparing(server -> !leads(server));
        return all(store.snapshot()).stream().sorted(leaderFirst.thenComparing(StoredServer::seenAt, Comparator.reverseOrder()))
                .map(StoredServer::sessions).distinct().toList();
    }

    private static List<StoredServer> all(Snapshot snapshot) {
        return snapshot.scan(Tables.SERVERS).stream().map(Entry::value).toList();
    }

    private static Optional<Fault> mayNot(Caller caller, Role role) {
        return caller.role().includes(role)
                ? Optional.empty()
                : Optional.of(Fault.of(FaultCode.FORBIDDEN, caller.who() + " may not look at servers", "use a token with the role viewer"));
    }
}
