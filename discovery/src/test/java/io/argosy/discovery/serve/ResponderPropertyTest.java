package io.argosy.discovery.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.discovery.names.Shop;
import io.argosy.discovery.upstream.Upstream;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/// Whatever bytes come, there is a well-formed answer to them or none.
class ResponderPropertyTest {
    private static final InetAddress ASKER = InetAddress.ofLiteral("10.1.0.4");

    private final Responder responder = responder();

    @Property(tries = 2000)
    void anyBytes(@ForAll @Size(max = 600) byte[] bytes) throws Exception {
        answeredOrNot(bytes);
    }

    @Property(tries = 2000)
    void nearlyGoodQuestions(@ForAll int type, @ForAll @Size(max = 3) List<Integer> places, @ForAll byte value) throws Exception {
        byte[] bytes = Message.newQuery(Record.newRecord(Name.fromString("web.shop."), 1 + Math.floorMod(type, 300), DClass.IN)).toWire();
        places.forEach(place -> bytes[Math.floorMod(place, bytes.length)] = value);
        answeredOrNot(bytes);
    }

    @Property(tries = 500)
    void everyNameIsAnswered(@ForAll @Size(min = 1, max = 63) byte[] label) throws Exception {
        Message query = Message.newQuery(Record.newRecord(Name.fromString("x."), Type.A, DClass.IN));
        byte[] plain = query.toWire();
        byte[] bytes = new byte[plain.length + label.length - 1];
        System.arraycopy(plain, 0, bytes, 0, 12);
        bytes[12] = (byte) label.length;
        System.arraycopy(label, 0, bytes, 13, label.length);
        System.arraycopy(plain, 14, bytes, 13 + label.length, plain.length - 14);
        assertThat(responder.respond(bytes, ASKER)).isPresent();
    }

    private void answeredOrNot(byte[] bytes) throws Exception {
        Optional<Responder.Reply> reply = responder.respond(bytes, ASKER);
        if (reply.isPresent()) {
            byte[] wire = reply.get().overUdp();
            assertThat(wire.length).isLessThanOrEqualTo(4096);
            Message message = new Message(wire);
            assertThat(message.getHeader().getFlag(Flags.QR)).isTrue();
            assertThat(message.getHeader().getID()).isEqualTo((bytes[0] & 0xff) << 8 | bytes[1] & 0xff);
        }
    }

    private static Responder responder() {
        CurrentNames names = new CurrentNames();
        names.replace(Shop.TABLE);
        return new Responder(names, new Upstream(new Random(1), Duration.ofMillis(10)), wanted -> List.of(), address -> false);
    }
}
