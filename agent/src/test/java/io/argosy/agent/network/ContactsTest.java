package io.argosy.agent.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.agent.local.LocalTask;
import io.argosy.agent.local.LocalView;
import io.argosy.agent.node.Items;
import io.argosy.api.session.AgentMessage;
import io.argosy.api.session.AgentMessage.Contacts;
import io.argosy.model.app.ImageIdentity;
import io.argosy.model.assignment.Assignment;
import io.argosy.model.assignment.Item;
import io.argosy.model.assignment.Item.Endpoint;
import io.argosy.model.assignment.Item.NetworkItem;
import io.argosy.model.assignment.Item.ServiceItem;
import io.argosy.model.assignment.Item.TaskItem;
import io.argosy.model.id.NetworkName;
import io.argosy.model.id.NodeId;
import io.argosy.model.id.ServiceName;
import io.argosy.model.id.ServiceRef;
import io.argosy.model.id.TaskId;
import io.argosy.model.network.Reach;
import io.argosy.model.service.NetworkSpec;
import io.argosy.model.task.RunState;
import io.argosy.model.task.TaskState;
import io.argosy.model.task.TaskStatus;
import io.argosy.testkit.spec.ServiceBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ContactsTest {
    private static final NetworkName FRONT = new NetworkName("front");
    private static final ServiceRef WEB = new ServiceRef(Items.SHOP, new ServiceName("web"));

    private final Set<String> answering = ConcurrentHashMap.newKeySet();
    private final List<String> knockedAt = new CopyOnWriteArrayList<>();
    private final List<AgentMessage> said = new CopyOnWriteArrayList<>();
    private final AtomicInteger changes = new AtomicInteger();
    private final AtomicLong now = new AtomicLong();
    private final Set<String> led = ConcurrentHashMap.newKeySet();
    private final io.argosy.agent.network.Contacts contacts = new io.argosy.agent.network.Contacts(new OverlayAddresses(), led::contains, this::knock, now::get, said::add, changes::incrementAndGet);

    private boolean knock(String address) {
        knockedAt.add(address);
        return answering.contains(address);
    }

    private static Endpoint endpoint(int number) {
        return new Endpoint(new TaskId("t" + number), new NodeId("n2"), List.of(), Map.of(FRONT, address(number)), Optional.of(1));
    }

    private static String address(int number) {
        return "10.128.4." + number;
    }

    private static ServiceItem web(Integer... tasks) {
        return new ServiceItem(WEB, Map.of(), Map.of(), Stream.of(tasks).map(ContactsTest::endpoint).toList());
    }

    private Assignment told(Integer... tasks) {
        Stream.of(tasks).forEach(task -> led.add(address(task)));
        return told(new Reach.Overlay("shop_front-overlay", "o1", List.of("10.128.4.0/22")), tasks);
    }

    private static Assignment told(Reach reach, Integer... tasks) {
        List<Item> items = new ArrayList<>(List.of(web(tasks)));
        items.add(new NetworkItem(Items.SHOP, FRONT, "shop_front", NetworkSpec.DEFAULT, reach));
        return Assignment.of(items);
    }

    private static Set<TaskId> ids(Integer... tasks) {
        return Set.copyOf(Stream.of(tasks).map(task -> new TaskId("t" + task)).toList());
    }

    private List<TaskId> led(Map<TaskId, LocalTask> local, Integer... tasks) {
        LocalView view = new LocalView("c1", local, List.of(web(tasks)), List.of());
        return contacts.of(view).services().getFirst().remote().stream().map(Endpoint::task).toList();
    }

    @Test
    void whatIsNewIsSaidToBeUnreachedBeforeItIsTriedAndNotAnyMoreWhenItAnswered() {
        contacts.assigned(told(1, 2));
        assertThat(said).containsExactly(new Contacts(ids(1, 2)));
        assertThat(knockedAt).isEmpty();
        answering.add(address(1));
        assertThat(contacts.runOnce()).isTrue();
        assertThat(said.getLast()).isEqualTo(new Contacts(ids(2)));
        answering.add(address(2));
        assertThat(contacts.runOnce()).isFalse();
        assertThat(said.getLast()).isEqualTo(new Contacts(ids()));
        assertThat(changes).hasPositiveValue();
    }

    @Test
    void whatWasReachedIsNotTriedAgainUntilItIsToldAnew() {
        answering.addAll(List.of(address(1), address(2)));
        contacts.assigned(told(1));
        contacts.runOnce();
        contacts.assigned(told(1, 2));
        contacts.runOnce();
        assertThat(knockedAt).containsExactly(address(1), address(2));
        contacts.assigned(told(2));
        contacts.assigned(told(1, 2));
        assertThat(said.getLast()).isEqualTo(new Contacts(ids(1)));
    }

    @Test
    void whatIsGoneIsUnreachedNoMore() {
        contacts.assigned(told(1, 2));
        contacts.assigned(told(2));
        assertThat(said.getLast()).isEqualTo(new Contacts(ids(2)));
    }

    @Test
    void whatIsNotReachedIsLedToOnlyWhereThereIsNothingElse() {
        contacts.assigned(told(1, 2));
        assertThat(led(Map.of(), 1, 2)).hasSize(2);
        answering.add(address(2));
        contacts.runOnce();
        assertThat(led(Map.of(), 1, 2)).containsExactly(new TaskId("t2"));
    }

    @Test
    void aTaskOfThisNodeIsSomethingElse() {
        contacts.assigned(told(1));
        TaskItem item = Items.task("t9", ServiceBuilder.service("web").build(), new ImageIdentity("sha256:1", Optional.empty()));
        LocalTask ready = new LocalTask(item, TaskStatus.of(item.task().id(), new TaskState.Running(RunState.READY, Instant.EPOCH, Optional.empty())));
        LocalTask starting = new LocalTask(item, TaskStatus.of(item.task().id(), new TaskState.Running(RunState.STARTING, Instant.EPOCH, Optional.empty())));
        assertThat(led(Map.of(item.task().id(), ready), 1)).isEmpty();
        assertThat(led(Map.of(item.task().id(), starting), 1)).hasSize(1);
    }

    @Test
    void whatTheNodeDoesNotLeadToIsNotKnockedAt() {
        contacts.assigned(told(1));
        led.clear();
        answering.add(address(1));
        assertThat(contacts.runOnce()).isTrue();
        assertThat(knockedAt).isEmpty();
    }

    @Test
    void onlyOverlaysCount() {
        contacts.assigned(told(Reach.GIVEN, 1));
        assertThat(said).isEmpty();
        assertThat(contacts.runOnce()).isFalse();
    }

    @Test
    void whatAnAgentThatBeginsAnewFindsOnItsDiskIsTrusted() {
        contacts.trust(told(1));
        contacts.assigned(told(1, 2));
        assertThat(said).containsExactly(new Contacts(ids(2)));
    }

    @Test
    void aNewSessionHearsEverythingAgain() {
        contacts.assigned(told(1));
        contacts.welcomed();
        assertThat(said).containsExactly(new Contacts(ids(1)), new Contacts(ids(1)));
    }

    @Test
    void whatNeverAnswersIsLedToAfterAWhile() {
        contacts.assigned(told(1, 2));
        answering.add(address(2));
        contacts.runOnce();
        now.addAndGet(Duration.ofMinutes(2).toNanos());
        assertThat(contacts.runOnce()).isFalse();
        assertThat(led(Map.of(), 1, 2)).hasSize(2);
        assertThat(said.getLast()).isEqualTo(new Contacts(ids()));
    }

    @Test
    void manyThatDoNotAnswerDoNotKeepANewOneWaiting() {
        contacts.assigned(told(Stream.iterate(1, i -> i + 1).limit(200).toArray(Integer[]::new)));
        for (int i = 0; i < 4; i++) {
            contacts.runOnce();
        }
        List<Integer> more = new ArrayList<>(Stream.iterate(1, i -> i + 1).limit(200).toList());
        more.add(250);
        contacts.assigned(told(more.toArray(Integer[]::new)));
        contacts.runOnce();
        assertThat(knockedAt).contains(address(250));
    }

    @Test
    void aRefusalIsAnAnswer() {
        assertThat(new TcpKnock().answered("127.0.0.1")).isTrue();
        assertThat(new TcpKnock().answered("255.255.255.255")).as("no address of anybody").isFalse();
    }
}
