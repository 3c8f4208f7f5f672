package io.argosy.agent.join;

import io.argosy.agent.session.Door;
import io.argosy.agent.session.KnownServers;
import io.argosy.agent.trust.Channels;
import io.argosy.agent.trust.Credential;
import io.argosy.agent.trust.Credentials;
import io.argosy.agent.trust.NodeKey;
import io.argosy.api.session.JoinAsk;
import io.argosy.api.session.JoinReply;
import io.argosy.codec.Json;
import io.argosy.model.join.JoinToken;
import io.grpc.ManagedChannel;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// The way to the server for a node, and before that, for a machine that joins with its token.
public final class Entrance implements Door {

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final KnownServers servers;
    private final Credentials credentials;
    private final Applicant applicant;
    private final Renewal renewal;
    private final Json json;
    private final InstantSource clock;
    private Optional<Used> used = Optional.empty();

    /// A channel, and what was shown on it.
    private record Used(String server, Credential credential, ManagedChannel channel) {}

    public Entrance(KnownServers servers, Credentials credentials, Applicant applicant, Json json, InstantSource clock) {
        this.servers = servers;
        this.credentials = credentials;
        this.applicant = applicant;
        this.renewal = new Renewal(this::channels, credentials, json, clock);
        this.json = json;
        this.clock = clock;
    }

    @Override
    public Way open() throws InterruptedException {
        if (credentials.current().filter(this::valid).isEmpty()) {
            Optional<Way.Shut> problem = join();
            if (problem.isPresent()) {
                return problem.get();
            }
        }
        renewal.start();
        return new Way.Open(channel(credentials.current().orElseThrow()));
    }

    @Override
    public Optional<ManagedChannel> aside(String server) {
        return credentials.current().filter(this::valid).map(new Channels(server, threads)::of);
    }

    /// To the server that is to be dialled now.
    private Channels channels() {
        return new Channels(servers.current(), threads);
    }

    private boolean valid(Credential credential) {
        return credential.expiresAt().isAfter(clock.instant());
    }

    private ManagedChannel channel(Credential credential) {
        String server = servers.current();
        if (used.filter(last -> last.server().equals(server) && last.credential().equals(credential)).isEmpty()) {
            used.ifPresent(last -> last.channel().shutdown());
            used = Optional.of(new Used(server, credential, new Channels(server, threads).of(credential)));
        }
        return used.orElseThrow().channel();
    }

    private Optional<Way.Shut> join() throws InterruptedException {
        Optional<JoinToken> shown;
        try {
            shown = applicant.token().get();
        } catch (RuntimeException e) {
            return shut(e.getMessage());
        }
        if (shown.isEmpty()) {
            return shut(credentials.current()
                    .map(old -> "the certificate of this node expired at %s: start the agent with --join and a token of `argosy node token`".formatted(old.expiresAt()))
                    .orElse("this machine has not joined a cluster: start the agent with --join and a token of `argosy node token`"));
        }
        ManagedChannel channel = channels().joining(shown.get().fingerprint());
        try (JoinCall call = new JoinCall(channel, json)) {
            return join(call, shown.get());
        } finally {
            channel.shutdownNow();
        }
    }

    private static Optional<Way.Shut> shut(String problem) {
        return Optional.of(new Way.Shut(problem, Optional.empty()));
    }

    /// @return why it did not
    private Optional<Way.Shut> join(JoinCall call, JoinToken token) throws InterruptedException {
        NodeKey key = NodeKey.make();
        while (true) {
            switch (call.next()) {
                case JoinCall.Heard.Ended(String problem) -> {
                    return shut(problem);
                }
                case JoinCall.Heard.Said(JoinReply.Challenge(String value)) -> call.say(applicant.application().of(token.secret(), key.proof(value)));
                case JoinCall.Heard.Said(JoinReply.Ask(var check)) -> call.say(new JoinAsk.Answer(applicant.checks().run(check)));
                case JoinCall.Heard.Said(JoinReply.Refused(String code, String problem, Optional<String> leader)) -> {
                    return Optional.of(new Way.Shut("refused (" + code + "): " + problem, leader));
                }
                case JoinCall.Heard.Said(JoinReply.Issued issued) -> {
                    credentials.keep(new Credential(issued.cluster(), issued.node(), key.encoded(), issued.certificates()));
                    return Optional.empty();
                }
            }
        }
    }

    @Override
    public void close() {
        renewal.close();
        used.ifPresent(last -> last.channel().shutdownNow());
        threads.shutdown();
    }
}
