package io.argosy.discovery.upstream;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/// Answers of name servers, each for as long as it says. The one that was not used for longest makes room. For use by any thread.
///
/// A key is the whole query but its id, so that an answer fits in flags, size and case of letters.
final class AnswerCache {
    static final int MAX_ENTRIES = 2048;
    static final int MAX_BYTES = 4096;
    private static final long MAX_SECONDS = 3600;
    private static final long MAX_NEGATIVE_SECONDS = 30;

    private final LongSupplier nanos;
    private final Map<Key, Remembered> entries = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Remembered> eldest) {
            return size() > MAX_ENTRIES;
        }
    };

    private record Key(ByteBuffer query, List<InetSocketAddress> servers) {
        static Key of(byte[] query, List<InetSocketAddress> servers) {
            return new Key(ByteBuffer.wrap(Arrays.copyOfRange(query, 2, query.length)), servers);
        }
    }

    private record Remembered(byte[] message, List<Integer> ttls, long storedAt, long seconds) {}

    /// @param nanos a clock that only goes forward, in nanoseconds
    AnswerCache(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /// The answer with the time it has left, and the query's id.
    synchronized Optional<byte[]> get(byte[] query, List<InetSocketAddress> servers) {
        Remembered entry = entries.get(Key.of(query, servers));
        if (entry == null) {
            return Optional.empty();
        }
        long age = Duration.ofNanos(nanos.getAsLong() - entry.storedAt).toSeconds();
        if (age >= entry.seconds) {
            entries.remove(Key.of(query, servers));
            return Optional.empty();
        }
        byte[] answer = entry.message.clone();
        ByteBuffer out = ByteBuffer.wrap(answer);
        entry.ttls.forEach(offset -> out.putInt(offset, (int) Math.max(0, (out.getInt(offset) & 0xffffffffL) - age)));
        Wire.setId(answer, Wire.id(query));
        return Optional.of(answer);
    }

    synchronized void put(byte[] query, List<InetSocketAddress> servers, byte[] answer) {
        long seconds = answer.length > MAX_BYTES || Wire.truncated(answer) ? 0 : lifetime(answer);
        if (seconds > 0) {
            entries.put(Key.of(query, servers), new Remembered(answer.clone(), Wire.ttlOffsets(answer), nanos.getAsLong(), seconds));
        }
    }

    synchronized int size() {
        return entries.size();
    }

    private static long lifetime(byte[] answer) {
        try {
            Message message = new Message(answer);
            List<Record> answers = message.getSection(Section.ANSWER);
            if (message.getRcode() == Rcode.NOERROR && !answers.isEmpty()) {
                return Math.min(MAX_SECONDS, answers.stream().mapToLong(Record::getTTL).min().orElse(0));
            }
            return message.getRcode() == Rcode.NOERROR || message.getRcode() == Rcode.NXDOMAIN ? negativeLifetime(message) : 0;
        } catch (IOException | RuntimeException e) {
            return 0;
        }
    }

    private static long negativeLifetime(Message message) {
        return message.getSection(Section.AUTHORITY).stream().filter(record -> record.getType() == Type.SOA).map(SOARecord.class::cast)
                .mapToLong(soa -> Math.min(soa.getTTL(), soa.getMinimum())).min().stream().map(ttl -> Math.min(ttl, MAX_NEGATIVE_SECONDS))
                .findFirst().orElse(0);
    }
}
