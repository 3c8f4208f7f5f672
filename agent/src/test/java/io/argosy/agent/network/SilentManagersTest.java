package io.argosy.agent.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SilentManagersTest {
    private final FakeHost host = new FakeHost();
    private final SilentManagers managers = new SilentManagers(host, () -> true);

    @Test
    void listingIsRead() {
        assertThat(Outgoing.read("""
                0      239             10.213.138.2:44288            10.213.138.1:2377 timer:(on,11sec,9)
                0      0               10.213.138.2:56994            10.213.138.3:2377 timer:(keepalive,14sec,0)
                0      0               10.213.138.2:56995            10.213.138.4:2377
                0      36              10.213.138.2:56996            10.213.138.5:2377 timer:(on,200ms,0) ino:4711
                """)).containsExactly(
                new Outgoing("10.213.138.2:44288", "10.213.138.1:2377", 9),
                new Outgoing("10.213.138.2:56994", "10.213.138.3:2377", 0),
                new Outgoing("10.213.138.2:56995", "10.213.138.4:2377", 0),
                new Outgoing("10.213.138.2:56996", "10.213.138.5:2377", 0));
        assertThat(Outgoing.read("")).isEmpty();
    }

    @Test
    void onlyConnectionsThatNobodyAcknowledgesAreEnded() {
        host.outgoing.addAll(List.of(new Outgoing("10.0.0.2:1", "10.0.0.1:2377", 4), new Outgoing("10.0.0.2:2", "10.0.0.3:2377", 3), new Outgoing("10.0.0.2:3", "10.0.0.4:2377", 0)));
        managers.runOnce();
        assertThat(host.said).containsExactly("reset 10.0.0.1:2377");
        managers.runOnce();
        assertThat(host.said).hasSize(1);
    }
}
