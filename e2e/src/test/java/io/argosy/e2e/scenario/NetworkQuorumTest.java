package io.argosy.e2e.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.api.rest.NetworkMemberView;
import io.argosy.api.rest.TaskView;
import io.argosy.e2e.harness.Apps;
import io.argosy.e2e.harness.Eventually;
import io.argosy.e2e.harness.Fleet;
import io.argosy.e2e.harness.FleetNode;
import io.argosy.e2e.harness.OnThreeZones;
import io.argosy.e2e.harness.Outcome;
import io.argosy.e2e.harness.Texts;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// More managers of the network are lost than it bears. What runs keeps its connections; a person has the rest go on.
@ExtendWith(OnThreeZones.class)
@Tag("soak")
class NetworkQuorumTest {

    private static final Duration LIMIT = Duration.ofSeconds(150);
    private static final String PORT = "9000";

    @Test
    void connectionsOutlastALostQuorumAndOneCommandRepairsIt(Fleet fleet, Apps apps) {
        apps.deploy("shop", Texts.web(5, 8090, "one"));
        List<TaskView> tasks = apps.awaitSpread("shop", "web", 5, 5);
        List<Integer> lost = managers(fleet).subList(0, 2);
        List<FleetNode> left = fleet.engines().stream().filter(node -> !lost.contains(node.number())).toList();
        FleetNode from = left.getFirst();
        FleetNode to = left.getLast();
        String address = tasks.stream().filter(task -> task.node().orElseThrow().value().equals(to.name())).findFirst().orElseThrow().addresses().values().iterator().next();
        connect(from, to, address);

        lost.forEach(fleet::lose);
        try {
            Eventually.sees("the command is named", LIMIT, () -> members(fleet), members -> members.stream().anyMatch(member -> member.problem().contains("argosy network repair")));
            apps.await("shop", "web", "what is new waits for the managers", all -> all.stream().anyMatch(task -> task.message().contains("managers of the cluster's overlay networks")));
            goesOn(to);
            serves(from, address);

            fleet.cli("network", "repair").succeeded();
            apps.awaitSpread("shop", "web", 5, 3);
            goesOn(to);
            serves(from, address);
        } finally {
            lost.forEach(fleet::giveBack);
        }
        Eventually.sees("three manage it again", LIMIT, () -> managers(fleet), managers -> managers.size() == 3 && members(fleet).stream().allMatch(member -> member.state().equals("member")));
        goesOn(to);
        apps.awaitReady("shop", "web", 5);
        assertThat(apps.running("shop", "web")).hasSize(5);
    }

    private static List<NetworkMemberView> members(Fleet fleet) {
        return fleet.list(NetworkMemberView.class, "network", "members");
    }

    private static List<Integer> managers(Fleet fleet) {
        return members(fleet).stream().filter(member -> member.role().equals("manager")).map(member -> Integer.parseInt(member.node().value().substring(1))).toList();
    }

    /// One that says a line each half second, from a task on one node to a task on another.
    private static void connect(FleetNode from, FleetNode to, String address) {
        to.docker("exec", "-d", task(to), "sh", "-c", "sleep 100000 | nc -l -p " + PORT + " > /tmp/heard");
        from.docker("exec", "-d", task(from), "sh", "-c", "while :; do date; sleep 0.5; done | nc " + address + " " + PORT);
        goesOn(to);
    }

    private static void goesOn(FleetNode to) {
        int before = heard(to);
        Eventually.sees("more comes over the connection", Duration.ofSeconds(10), () -> heard(to), now -> now > before);
    }

    private static int heard(FleetNode node) {
        return Integer.parseInt(node.docker("exec", task(node), "sh", "-c", "cat /tmp/heard 2>/dev/null | wc -l"));
    }

    /// New connections, by address and by name.
    private static void serves(FleetNode from, String address) {
        for (String host : List.of(address, "web")) {
            Outcome answer = from.tries("exec", task(from), "wget", "-q", "-O", "-", "http://" + host + "/");
            assertThat(answer.output()).as(answer.toString()).startsWith("one");
        }
    }

    /// The oldest.
    private static String task(FleetNode node) {
        return node.running("shop", "web").getLast();
    }
}
