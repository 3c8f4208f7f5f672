package io.argosy.agent.socket;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 30, unit = SECONDS)
class EngineSocketsTest {

    @TempDir
    private Path directory;

    private final BlockingQueue<String> dialled = new LinkedBlockingQueue<>();
    private ServerSocketChannel engine;
    private EngineSockets sockets;

    @BeforeEach
    void start() throws IOException {
        Path model = directory.resolve("engine.sock");
        engine = ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(model));
        Files.setPosixFilePermissions(model, PosixFilePermissions.fromString("rw-rw-rw-"));
        sockets = begin();
    }

    private EngineSockets begin() {
        EngineSockets made = new EngineSockets(directory.resolve("s"), directory.resolve("engine.sock"), InstantSource.system(), (call, grant) -> dialled.add(call + " " + grant));
        made.start();
        return made;
    }

    @AfterEach
    void stop() throws IOException {
        sockets.close();
        engine.close();
    }

    private static SocketChannel dial(Path place) throws IOException {
        return SocketChannel.open(UnixDomainSocketAddress.of(place.resolve("docker.sock")));
    }

    private String call(String grant) throws InterruptedException {
        String[] heard = dialled.take().split(" ");
        assertThat(heard[1]).isEqualTo(grant);
        return heard[0];
    }

    @Test
    void aClientIsTakenOnceByItsCall() throws Exception {
        Path place = sockets.offer("s1", "g1");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(place.resolve("docker.sock")))).isEqualTo("rw-rw-rw-");
        try (SocketChannel client = dial(place)) {
            String call = call("g1");
            try (SocketChannel taken = sockets.take(call).orElseThrow()) {
                client.write(ByteBuffer.wrap(new byte[] {7}));
                ByteBuffer read = ByteBuffer.allocate(1);
                taken.read(read);
                assertThat(read.get(0)).isEqualTo((byte) 7);
            }
            assertThat(sockets.take(call)).isEmpty();
        }
    }

    @Test
    void theSamePathLeadsOnWhenTheAgentStartsAgain() throws Exception {
        Path place = sockets.offer("s1", "g1");
        Object directoryBefore = Files.getAttribute(place, "unix:ino");
        sockets.close();
        assertThatThrownBy(() -> dial(place)).isInstanceOf(IOException.class);
        sockets = begin();
        try (SocketChannel _ = dial(place)) {
            assertThat(sockets.take(call("g1"))).isPresent();
        }
        assertThat(Files.getAttribute(place, "unix:ino")).isEqualTo(directoryBefore);
    }

    @Test
    void whatNoContainerHasIsRemovedAfterAWhile() throws Exception {
        Path gone = sockets.offer("gone", "g1");
        Path had = sockets.offer("had", "g2");
        Path fresh = sockets.offer("fresh", "g3");
        for (String old : new String[] {"gone", "had"}) {
            Files.setLastModifiedTime(directory.resolve("s").resolve(old + ".grant"), FileTime.from(Instant.now().minus(Duration.ofMinutes(11))));
        }
        sockets.tidy("had"::equals);
        assertThat(gone).doesNotExist();
        assertThat(directory.resolve("s/gone.grant")).doesNotExist();
        assertThat(had.resolve("docker.sock")).exists();
        assertThat(fresh.resolve("docker.sock")).exists();
    }

    @Test
    void thereAreNotTooMany() throws Exception {
        for (int count = 0; count < 256; count++) {
            sockets.offer("s" + count, "g");
        }
        assertThatThrownBy(() -> sockets.offer("more", "g")).isInstanceOf(IOException.class).hasMessageContaining("256 containers");
        assertThatThrownBy(() -> sockets.offer("../x", "g")).isInstanceOf(IOException.class).hasMessageContaining("no name");
    }
}
