package io.argosy.control.witness;

import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.control.witness.Circle.Peer;
import io.argosy.model.id.NodeId;
import io.argosy.model.witness.Suspect;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CircleTest {

    private final Circle circle = new Circle();

    /// Nodes n0, n1, ... in zones a, b, c by turns.
    private static List<Peer> peers(int count) {
        return IntStream.range(0, count).mapToObj(i -> new Peer(new NodeId("n" + i), "n" + i, "10.0.0." + i, List.of("a", "b", "c").get(i % 3))).toList();
    }

    /// Everybody tries whom it should try.
    private void acquaint(List<Peer> peers, boolean reached, long at) {
        circle.untried(peers, at).forEach((witness, suspects) -> suspects.forEach(suspect -> circle.note(witness, suspect.node(), reached, at)));
    }

    private List<String> witnesses(Peer of, List<Peer> able, long now) {
        return circle.witnesses(of, able, now).stream().map(Peer::name).toList();
    }

    @Test
    void whoNeverReachedANodeIsNoWitness() {
        List<Peer> peers = peers(4);
        assertThat(witnesses(peers.getFirst(), peers, 0)).isEmpty();
        acquaint(peers, false, 0);
        assertThat(witnesses(peers.getFirst(), peers, 0)).isEmpty();
        acquaint(peers, true, Circle.BAD_FOR.toNanos());
        assertThat(witnesses(peers.getFirst(), peers, Circle.BAD_FOR.toNanos())).hasSize(3);
    }

    @Test
    void witnessesComeFromOtherZonesFirst() {
        List<Peer> peers = peers(9);
        for (Peer witness : peers) {
            circle.note(witness.node(), new NodeId("n0"), true, 0);
        }
        assertThat(witnesses(peers.getFirst(), peers.subList(1, 9), 0)).containsExactly("n1", "n2", "n4");
        List<Peer> own = List.of(peers.get(3), peers.get(6), peers.get(8));
        assertThat(witnesses(peers.getFirst(), own, 0)).containsExactly("n8", "n3", "n6");
    }

    @Test
    void whoIsOnTheSameMachineIsNoWitness() {
        Peer one = new Peer(new NodeId("n0"), "n0", "10.0.0.1", "a");
        Peer other = new Peer(new NodeId("n1"), "n1", "10.0.0.1", "b");
        assertThat(circle.untried(List.of(one, other), 0)).isEmpty();
    }

    @Test
    void aWitnessIsBelievedForAWhile() {
        List<Peer> peers = peers(3);
        acquaint(peers, true, 0);
        assertThat(witnesses(peers.getFirst(), peers, Circle.GOOD_FOR.toNanos() - 1)).hasSize(2);
        assertThat(witnesses(peers.getFirst(), peers, Circle.GOOD_FOR.toNanos())).isEmpty();
    }

    @Test
    void theWorkIsSharedAndSoonDone() {
        List<Peer> peers = peers(100);
        Map<NodeId, List<Suspect>> wanted = circle.untried(peers, 0);
        assertThat(wanted).hasSize(100);
        assertThat(wanted.values()).allSatisfy(suspects -> assertThat(suspects).hasSizeLessThanOrEqualTo(2 * Circle.WANTED));
        acquaint(peers, true, 0);
        assertThat(circle.untried(peers, 1)).isEmpty();
    }

    @Test
    void nodesThatAreNoMoreAreForgotten() {
        List<Peer> peers = peers(3);
        acquaint(peers, true, 0);
        circle.keep(Set.of(new NodeId("n0"), new NodeId("n1")));
        assertThat(witnesses(peers.getFirst(), peers, 0)).containsExactly("n1");
    }
}
