package io.argosy.discovery.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.argosy.discovery.names.NameTable;
import io.argosy.discovery.names.Shop;
import io.argosy.discovery.upstream.Upstream;
import io.argosy.testkit.net.FreePorts;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/// The whole way over real sockets. 127.0.0.1 is a task of the shop; other loopback addresses are strangers.
@Timeout(30)
class DnsServerTest {
    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
    private static final InetAddress STRANGER = InetAddress.ofLiteral("127.0.0.9");
    private static final InetAddress OWN_NODE = InetAddress.ofLiteral("127.0.0.7");

    private final CurrentNames names = new CurrentNames();
    private FakeNameServer elsewhere;
    private DnsServer server;
    private int port;

    @BeforeEach
    void start() throws IOException {
        elsewhere = new FakeNameServer();
        names.replace(Shop.TABLE);
        Upstream upstream = new Upstream(new Random(1), Duration.ofMillis(600));
        Responder responder = new Responder(names, upstream, wanted -> List.of(elsewhere.address()), OWN_NODE::equals);
        port = FreePorts.any();
        server = new DnsServer(responder, port);
        server.listen(LOOPBACK);
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
        elsewhere.close();
    }

    @Test
    void ownNamesOverUdpAndTcp() throws IOException {
        Message udp = udp(query("web", Type.A), LOOPBACK);
        assertThat(udp.getRcode()).isEqualTo(Rcode.NOERROR);
        assertThat(udp.getHeader().getFlag(Flags.AA)).isTrue();
        assertThat(addresses(udp)).containsExactlyInAnyOrder("10.1.0.2", "10.1.0.3");
        assertThat(udp.getSection(Section.ANSWER)).allMatch(record -> record.getTTL() == Replies.TTL);
        assertThat(addresses(tcp(query("web", Type.A)))).containsExactlyInAnyOrder("10.1.0.2", "10.1.0.3");
    }

    @Test
    void aMissingKindOfAnOwnNameIsNoError() throws IOException {
        Message answer = udp(query("web", Type.AAAA), LOOPBACK);
        assertThat(answer.getRcode()).isEqualTo(Rcode.NOERROR);
        assertThat(answer.getSection(Section.ANSWER)).isEmpty();
        assertThat(elsewhere.asked).hasValue(0);
    }

    @Test
    void aTaskThatLeavesIsGoneFromTheNextAnswer() throws IOException {
        udp(query("web", Type.A), LOOPBACK);
        names.replace(new NameTable(Shop.HERE, 1, Map.of(Shop.SHOP, List.of(Shop.service("web", List.of()))), Shop.TABLE.askers()));
        assertThat(addresses(udp(query("web", Type.A), LOOPBACK))).isEmpty();
    }

    @Test
    void portsComeWithTheirAddresses() throws IOException {
        Message answer = udp(query("_80._tcp.web", Type.SRV), LOOPBACK);
        assertThat(answer.getSection(Section.ANSWER)).hasSize(2);
        assertThat(answer.getSection(Section.ADDITIONAL)).extracting(Record::rdataToString).contains("10.1.0.2", "10.1.0.3");
    }

    @Test
    void otherNamesAreAskedElsewhereOnceAndRemembered() throws IOException {
        for (int i = 0; i < 3; i++) {
            Message answer = udp(query("example.com", Type.TXT), LOOPBACK);
            assertThat(answer.getSection(Section.ANSWER)).hasSize(1);
        }
        assertThat(elsewhere.asked).hasValue(1);
    }

    @Test
    void longAnswersAreCutOverUdpAndWholeOverTcp() throws IOException {
        Message cut = udp(query("large.example", Type.TXT), LOOPBACK);
        assertThat(cut.getHeader().getFlag(Flags.TC)).isTrue();
        assertThat(tcp(query("large.example", Type.TXT)).getSection(Section.ANSWER)).hasSize(40);
    }

    @Test
    void aNameServerThatIsSilentIsAFault() throws IOException {
        assertThat(udp(query("mute.example", Type.A), LOOPBACK).getRcode()).isEqualTo(Rcode.SERVFAIL);
        assertThat(elsewhere.asked.get()).isGreaterThan(1);
    }

    @Test
    void strangersAreRefusedAndTheNodeItselfGetsOtherNamesOnly() throws IOException {
        assertThat(udp(query("web", Type.A), STRANGER).getRcode()).isEqualTo(Rcode.REFUSED);
        assertThat(udp(query("example.com", Type.TXT), STRANGER).getRcode()).isEqualTo(Rcode.REFUSED);
        assertThat(udp(query("example.com", Type.TXT), OWN_NODE).getSection(Section.ANSWER)).hasSize(1);
        assertThat(elsewhere.asked).hasValue(1);
    }

    @Test
    void aTaskThatAsksBeforeItsAgentSawItIsWaitedFor() throws IOException {
        Thread.ofVirtual().start(() -> {
            while (elsewhere.asked.get() == 0) {
                Thread.onSpinWait();
            }
            Map<String, io.argosy.discovery.names.Asker> askers = new HashMap<>(Shop.TABLE.askers());
            askers.put(STRANGER.getHostAddress(), Shop.ADMIN);
            names.replace(new NameTable(Shop.HERE, 1, Shop.TABLE.apps(), askers));
        });
        try (DatagramSocket early = new DatagramSocket(0, STRANGER)) {
            send(early, query("web", Type.A));
            udp(query("example.com", Type.TXT), LOOPBACK);
            assertThat(addresses(receive(early))).hasSize(2);
        }
    }

    @Test
    void oddQuestionsGetTheirFault() throws IOException {
        Message update = query("web", Type.A);
        update.getHeader().setOpcode(Opcode.UPDATE);
        assertThat(udp(update, LOOPBACK).getRcode()).isEqualTo(Rcode.NOTIMP);
        assertThat(udp(query("web", Type.AXFR), LOOPBACK).getRcode()).isEqualTo(Rcode.REFUSED);
        Message two = query("web", Type.A);
        two.addRecord(query("db", Type.A).getQuestion(), Section.QUESTION);
        assertThat(udp(two, LOOPBACK).getRcode()).isEqualTo(Rcode.FORMERR);
        assertThat(udp(new Message(1), LOOPBACK).getRcode()).isEqualTo(Rcode.FORMERR);
    }

    @Test
    void rubbishIsDroppedAndTheServerGoesOn() throws IOException {
        Random random = new Random(7);
        byte[] whole = query("web", Type.A).toWire();
        try (DatagramSocket socket = new DatagramSocket(0, LOOPBACK)) {
            for (int i = 0; i < 2000; i++) {
                byte[] bytes = i % 2 == 0 ? whole.clone() : new byte[random.nextInt(600)];
                if (i % 2 == 0) {
                    bytes[random.nextInt(bytes.length)] ^= (byte) (1 + random.nextInt(255));
                } else {
                    random.nextBytes(bytes);
                }
                socket.send(new DatagramPacket(bytes, bytes.length, LOOPBACK, port));
            }
        }
        assertThat(askUntilAnswered(query("web", Type.A))).hasSize(2);
    }

    @Test
    void brokenConnectionsAreClosedAndTheServerGoesOn() throws IOException {
        for (int length : new int[] {0, 3, 5000, 65535}) {
            try (Socket socket = new Socket(LOOPBACK, port)) {
                socket.getOutputStream().write(new byte[] {(byte) (length >> 8), (byte) length, 1, 2, 3});
                assertThat(socket.getInputStream().readNBytes(1)).isEmpty();
            } catch (java.net.SocketException e) {
                // Reset: closed as well.
            }
        }
        assertThat(addresses(tcp(query("web", Type.A)))).hasSize(2);
    }

    @Test
    void addressesComeAndGo() throws IOException {
        server.listenOnly(Set.of(LOOPBACK, OWN_NODE));
        server.listenOnly(Set.of(OWN_NODE));
        assertThatThrownBy(() -> new Socket(LOOPBACK, port).close()).isInstanceOf(IOException.class);
        new Socket(OWN_NODE, port).close();
        try (ServerSocket taken = new ServerSocket(port, 1, LOOPBACK)) {
            assertThatThrownBy(() -> server.listenOnly(Set.of(LOOPBACK, OWN_NODE)))
                    .isInstanceOf(UncheckedIOException.class).hasMessageContaining("127.0.0.1 port " + taken.getLocalPort());
        }
        new Socket(OWN_NODE, port).close();
    }

    /// A flood may fill the socket's buffer, so that a good question is lost once or twice.
    private List<String> askUntilAnswered(Message query) throws IOException {
        IOException last = null;
        for (int i = 0; i < 10; i++) {
            try {
                return addresses(udp(query, LOOPBACK));
            } catch (java.net.SocketTimeoutException e) {
                last = e;
            }
        }
        throw last;
    }

    private Message udp(Message query, InetAddress from) throws IOException {
        try (DatagramSocket socket = new DatagramSocket(0, from)) {
            send(socket, query);
            return receive(socket);
        }
    }

    private void send(DatagramSocket socket, Message query) throws IOException {
        byte[] bytes = query.toWire();
        socket.send(new DatagramPacket(bytes, bytes.length, LOOPBACK, port));
    }

    private static Message receive(DatagramSocket socket) throws IOException {
        socket.setSoTimeout(3000);
        DatagramPacket packet = new DatagramPacket(new byte[4096], 4096);
        socket.receive(packet);
        return new Message(Arrays.copyOf(packet.getData(), packet.getLength()));
    }

    private Message tcp(Message query) throws IOException {
        try (Socket socket = new Socket(LOOPBACK, port)) {
            byte[] bytes = query.toWire();
            byte[] framed = new byte[bytes.length + 2];
            framed[1] = (byte) bytes.length;
            System.arraycopy(bytes, 0, framed, 2, bytes.length);
            socket.getOutputStream().write(framed);
            DataInputStream in = new DataInputStream(socket.getInputStream());
            byte[] answer = new byte[in.readUnsignedShort()];
            in.readFully(answer);
            return new Message(answer);
        }
    }

    private static Message query(String name, int type) {
        try {
            return Message.newQuery(Record.newRecord(Name.fromString(name + "."), type, DClass.IN));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> addresses(Message message) {
        List<String> addresses = new ArrayList<>();
        message.getSection(Section.ANSWER).forEach(record -> addresses.add(record.rdataToString()));
        return addresses;
    }
}
