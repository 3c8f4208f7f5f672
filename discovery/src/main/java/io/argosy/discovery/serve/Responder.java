package io.argosy.discovery.serve;

import io.argosy.discovery.names.Answer;
import io.argosy.discovery.names.Asker;
import io.argosy.discovery.names.Question;
import io.argosy.discovery.upstream.Upstream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/// Makes the answer to one message.
public final class Responder {
    private static final Duration NEWCOMER_PATIENCE = Duration.ofSeconds(1);

    private final CurrentNames names;
    private final Upstream upstream;
    private final Function<List<String>, List<InetSocketAddress>> servers;
    private final Predicate<InetAddress> ownNode;
    private final AtomicInteger turn = new AtomicInteger();

    /// @param servers name servers to ask for other names, given those a service wants; the node's own for an empty list
    /// @param ownNode whether an address is one of this node's
    public Responder(CurrentNames names, Upstream upstream, Function<List<String>, List<InetSocketAddress>> servers, Predicate<InetAddress> ownNode) {
        this.names = names;
        this.upstream = upstream;
        this.servers = servers;
        this.ownNode = ownNode;
    }

    /// @return nothing when the message deserves no answer
    Optional<Reply> respond(byte[] bytes, InetAddress from) throws InterruptedException {
        Optional<Message> parsed = Replies.parse(bytes);
        if (parsed.isEmpty() || parsed.get().getHeader().getFlag(Flags.QR)) {
            return Optional.empty();
        }
        Message query = parsed.get();
        Optional<Integer> fault = fault(query);
        if (fault.isPresent()) {
            return Optional.of(Reply.of(query, Replies.code(query, fault.get())));
        }
        return Optional.of(respond(query, bytes, from));
    }

    private static Optional<Integer> fault(Message query) {
        if (query.getHeader().getOpcode() != Opcode.QUERY) {
            return Optional.of(Rcode.NOTIMP);
        }
        if (query.getSection(Section.QUESTION).size() != 1) {
            return Optional.of(Rcode.FORMERR);
        }
        Record question = query.getQuestion();
        boolean transfer = question.getType() == Type.AXFR || question.getType() == Type.IXFR;
        return question.getDClass() != DClass.IN || transfer ? Optional.of(Rcode.REFUSED) : Optional.empty();
    }

    private Reply respond(Message query, byte[] bytes, InetAddress from) throws InterruptedException {
        if (ownNode.test(from)) {
            return forward(query, bytes, List.of());
        }
        Optional<Asker> asker = names.asker(from.getHostAddress(), NEWCOMER_PATIENCE);
        if (asker.isEmpty()) {
            return Reply.of(query, Replies.code(query, Rcode.REFUSED));
        }
        return switch (names.table().answer(question(query), asker.get(), turn.getAndIncrement())) {
            case Answer.Foreign foreign -> forward(query, bytes, asker.get().nameServers());
            case Answer.NoData none -> Reply.of(query, Replies.code(query, Rcode.NOERROR));
            case Answer.Addresses addresses -> Reply.of(query, Replies.addresses(query, addresses));
            case Answer.Locations locations -> Reply.of(query, Replies.locations(query, locations));
        };
    }

    private Reply forward(Message query, byte[] bytes, List<String> wanted) {
        return upstream.ask(bytes, servers.apply(wanted)).flatMap(Replies::parse).map(answer -> Reply.of(query, answer))
                .orElseGet(() -> Reply.of(query, Replies.code(query, Rcode.SERVFAIL)));
    }

    private static Question question(Message query) {
        Record asked = query.getQuestion();
        Question.Kind kind = switch (asked.getType()) {
            case Type.A -> Question.Kind.A;
            case Type.AAAA -> Question.Kind.AAAA;
            case Type.SRV -> Question.Kind.SRV;
            default -> Question.Kind.OTHER;
        };
        return new Question(asked.getName().toString(true), kind);
    }

    /// An answer and the room its asker has for it.
    ///
    /// @param udpSize bytes that the asker takes in one packet
    record Reply(Message message, int udpSize) {
        private static final int PLAIN_UDP = 512;
        private static final int MAX_UDP = 4096;
        private static final int MAX_TCP = 65535;

        static Reply of(Message query, Message answer) {
            int offered = query.getOPT() == null ? PLAIN_UDP : query.getOPT().getPayloadSize();
            return new Reply(answer, Math.clamp(offered, PLAIN_UDP, MAX_UDP));
        }

        byte[] overUdp() {
            return message.toWire(udpSize);
        }

        byte[] overTcp() {
            return message.toWire(MAX_TCP);
        }
    }
}
