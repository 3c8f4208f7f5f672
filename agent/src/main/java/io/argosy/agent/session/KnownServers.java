package io.argosy.agent.session;

import io.argosy.agent.disk.RecordFile;
import io.argosy.codec.Json;
import io.argosy.model.unit.Frozen;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The servers that may lead, and the one to dial now: those of the command line, and those that servers told of, which are kept on disk. Safe for any number of threads.
public final class KnownServers {

    private static final int MOST = 64;

    /// How often a server that does not lead may send the agent on before it takes a breath.
    private static final int MOST_HOPS = 4;

    private final List<String> given;
    private final RecordFile<Told> file;
    private List<String> told;
    private String current;
    private int hops;
    private int failures;

    /// What servers told, on disk. @param servers `host:port`, best first
    public record Told(List<String> servers) {
        public Told {
            servers = Frozen.list(servers);
        }
    }

    private KnownServers(List<String> given, RecordFile<Told> file) {
        this.given = List.copyOf(given);
        this.file = file;
        this.told = file.read().map(Told::servers).orElse(List.of());
        this.current = told.isEmpty() ? given.getFirst() : told.getFirst();
    }

    /// @param given `host:port` of one server or more
    public static KnownServers in(Path data, List<String> given, Json json) {
        return new KnownServers(given, new RecordFile<>(data.resolve("servers.json"), json, Told.class));
    }

    /// All of them, each once.
    public synchronized List<String> all() {
        Set<String> known = new LinkedHashSet<>(told);
        known.addAll(given);
        return known.stream().limit(MOST).toList();
    }

    /// The one to dial.
    public synchronized String current() {
        return current;
    }

    public synchronized boolean several() {
        return all().size() > 1;
    }

    /// Servers told of these.
    public synchronized void learn(List<String> servers) {
        if (!servers.isEmpty() && !servers.equals(told)) {
            told = servers.stream().limit(MOST).toList();
            file.write(new Told(told));
        }
    }

    /// The current one let the agent in.
    public synchronized void welcomed() {
        hops = 0;
        failures = 0;
    }

    /// The current one leads no more, or is silent, and this one does.
    public synchronized void turnTo(String leader) {
        current = leader;
    }

    /// A session, or a try at one, has ended.
    ///
    /// @param leader the server that the current one named
    /// @return whether the next is to be dialled at once
    public synchronized boolean ended(Optional<String> leader) {
        if (leader.isPresent()) {
            current = leader.get();
            return ++hops <= MOST_HOPS;
        }
        List<String> servers = all();
        current = servers.get((servers.indexOf(current) + 1) % servers.size());
        failures++;
        return servers.size() > 1 && failures % servers.size() != 0;
    }

    /// One to ask who leads, while the agent has a session with the current one.
    ///
    /// @param before the one that was asked last
    public synchronized Optional<String> witness(Optional<String> before) {
        List<String> others = new ArrayList<>(all());
        others.remove(current);
        if (others.isEmpty()) {
            return Optional.empty();
        }
        int next = before.map(others::indexOf).orElse(-1) + 1;
        return Optional.of(others.get(next % others.size()));
    }
}
