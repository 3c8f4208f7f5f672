package io.argosy.discovery.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

class AnswerCacheTest {
    private static final List<InetSocketAddress> SERVERS = List.of(new InetSocketAddress(InetAddress.ofLiteral("192.0.2.1"), 53));

    private final AtomicLong now = new AtomicLong();
    private final AnswerCache cache = new AnswerCache(now::get);

    @Test
    void anAnswerLivesAsLongAsItSaysAndAges() throws Exception {
        Message query = query("example.com.", 7);
        cache.put(query.toWire(), SERVERS, answer(query, 30, 60).toWire());
        pass(Duration.ofSeconds(12));

        Message found = new Message(cache.get(query("example.com.", 99).toWire(), SERVERS).orElseThrow());
        assertThat(found.getHeader().getID()).isEqualTo(99);
        assertThat(found.getSection(Section.ANSWER)).extracting(Record::getTTL).containsExactly(18L, 48L);

        pass(Duration.ofSeconds(18));
        assertThat(cache.get(query.toWire(), SERVERS)).isEmpty();
        assertThat(cache.size()).isZero();
    }

    @Test
    void otherServersAndOtherNamesAreOtherQuestions() throws Exception {
        Message query = query("example.com.", 7);
        cache.put(query.toWire(), SERVERS, answer(query, 30).toWire());
        assertThat(cache.get(query.toWire(), List.of())).isEmpty();
        assertThat(cache.get(query("example.org.", 7).toWire(), SERVERS)).isEmpty();
    }

    @Test
    void aNoIsRememberedBrieflyAndAFaultNever() throws Exception {
        Message query = query("nowhere.example.", 7);
        Message no = answer(query);
        no.getHeader().setRcode(Rcode.NXDOMAIN);
        no.addRecord(new SOARecord(Name.fromString("example."), DClass.IN, 900, Name.root, Name.root, 1, 1, 1, 1, 600), Section.AUTHORITY);
        cache.put(query.toWire(), SERVERS, no.toWire());
        pass(Duration.ofSeconds(29));
        assertThat(cache.get(query.toWire(), SERVERS)).isPresent();
        pass(Duration.ofSeconds(1));
        assertThat(cache.get(query.toWire(), SERVERS)).isEmpty();

        Message fault = answer(query);
        fault.getHeader().setRcode(Rcode.SERVFAIL);
        cache.put(query.toWire(), SERVERS, fault.toWire());
        cache.put(query.toWire(), SERVERS, answer(query, 0).toWire());
        cache.put(query.toWire(), SERVERS, new byte[] {1, 2, 3});
        assertThat(cache.size()).isZero();
    }

    @Test
    void theOldestMakesRoom() throws Exception {
        Message first = query("first.example.", 1);
        cache.put(first.toWire(), SERVERS, answer(first, 300).toWire());
        for (int i = 0; i < AnswerCache.MAX_ENTRIES; i++) {
            Message query = query("n" + i + ".example.", 1);
            cache.put(query.toWire(), SERVERS, answer(query, 300).toWire());
        }
        assertThat(cache.size()).isEqualTo(AnswerCache.MAX_ENTRIES);
        assertThat(cache.get(first.toWire(), SERVERS)).isEmpty();
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    private static Message query(String name, int id) throws Exception {
        Message query = Message.newQuery(Record.newRecord(Name.fromString(name), Type.A, DClass.IN));
        query.getHeader().setID(id);
        return query;
    }

    private static Message answer(Message query, long... ttls) throws Exception {
        Message answer = new Message(query.toWire());
        answer.getHeader().setFlag(Flags.QR);
        for (int i = 0; i < ttls.length; i++) {
            answer.addRecord(new ARecord(query.getQuestion().getName(), DClass.IN, ttls[i], InetAddress.ofLiteral("192.0.2." + (i + 10))), Section.ANSWER);
        }
        return answer;
    }
}
