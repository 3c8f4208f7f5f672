package io.argosy.discovery.serve;

import io.argosy.discovery.names.Answer;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Optional;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.SRVRecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.TextParseException;

/// Answers as DNS messages.
final class Replies {
    /// Seconds for which a name may be remembered. Little: who is ready changes.
    static final int TTL = 1;

    private static final int OWN_UDP_SIZE = 1232;

    private Replies() {}

    /// @return empty for what is no DNS message
    static Optional<Message> parse(byte[] bytes) {
        try {
            return Optional.of(new Message(bytes));
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    /// An answer without records.
    static Message code(Message query, int rcode) {
        Message reply = new Message(query.getHeader().getID());
        reply.getHeader().setOpcode(query.getHeader().getOpcode());
        reply.getHeader().setFlag(Flags.QR);
        reply.getHeader().setFlag(Flags.RA);
        if (query.getHeader().getFlag(Flags.RD)) {
            reply.getHeader().setFlag(Flags.RD);
        }
        reply.getHeader().setRcode(rcode);
        query.getSection(Section.QUESTION).forEach(question -> reply.addRecord(question, Section.QUESTION));
        if (query.getOPT() != null) {
            reply.addRecord(new OPTRecord(OWN_UDP_SIZE, 0, 0), Section.ADDITIONAL);
        }
        return reply;
    }

    static Message addresses(Message query, Answer.Addresses addresses) {
        Message reply = found(query);
        Name name = query.getQuestion().getName();
        addresses.ipv4().forEach(address -> reply.addRecord(a(name, address), Section.ANSWER));
        return reply;
    }

    static Message locations(Message query, Answer.Locations locations) {
        Message reply = found(query);
        Name name = query.getQuestion().getName();
        for (Answer.Location location : locations.locations()) {
            Name host = name(location.host());
            reply.addRecord(new SRVRecord(name, DClass.IN, TTL, 0, 1, location.port(), host), Section.ANSWER);
            ARecord address = a(host, location.ipv4());
            if (!reply.findRecord(address, Section.ADDITIONAL)) {
                reply.addRecord(address, Section.ADDITIONAL);
            }
        }
        return reply;
    }

    private static Message found(Message query) {
        Message reply = code(query, 0);
        reply.getHeader().setFlag(Flags.AA);
        return reply;
    }

    private static ARecord a(Name name, String address) {
        return new ARecord(name, DClass.IN, TTL, InetAddress.ofLiteral(address));
    }

    private static Name name(String text) {
        try {
            return Name.fromString(text + ".");
        } catch (TextParseException e) {
            throw new IllegalStateException("names of services are names", e);
        }
    }
}
