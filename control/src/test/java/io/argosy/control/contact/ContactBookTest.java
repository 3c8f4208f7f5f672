package io.argosy.control.contact;

import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.model.assignment.Assignment;
import io.argosy.model.assignment.Item.Endpoint;
import io.argosy.model.assignment.Item.ServiceItem;
import io.argosy.model.id.AppRef;
import io.argosy.model.id.NodeId;
import io.argosy.model.id.ReleaseNumber;
import io.argosy.model.id.ServiceName;
import io.argosy.model.id.ServiceRef;
import io.argosy.model.id.TaskId;
import io.argosy.model.task.Goal;
import io.argosy.model.task.Slot;
import io.argosy.model.task.Task;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ContactBookTest {

    private static final AppRef SHOP = AppRef.of("default", "shop");
    private static final ServiceRef WEB = new ServiceRef(SHOP, new ServiceName("web"));
    private static final NodeId HOME = new NodeId("n1");
    private static final NodeId OTHER = new NodeId("n2");
    private static final NodeId THIRD = new NodeId("n3");

    private final AtomicLong now = new AtomicLong();
    private final ContactBook book = new ContactBook(now::get);
    private final List<AppRef> settled = new ArrayList<>();

    ContactBookTest() {
        book.whenSettled(settled::add);
    }

    private static Task task(String id) {
        return new Task(new TaskId(id), new Slot(WEB, ReleaseNumber.FIRST, 1), Optional.empty(), Optional.of(HOME), Goal.RUN, "deploy", Instant.EPOCH);
    }

    private static Set<TaskId> ids(String... tasks) {
        return Set.copyOf(Stream.of(tasks).map(TaskId::new).toList());
    }

    private void accepts(NodeId node, String... tasks) {
        List<Endpoint> endpoints = Stream.of(tasks).map(task -> new Endpoint(new TaskId(task), HOME, List.of(), Map.of(), Optional.of(1))).toList();
        book.accepted(node, Assignment.of(List.of(new ServiceItem(WEB, Map.of(), Map.of(), endpoints))), () -> true);
    }

    private Map<TaskId, Set<NodeId>> awaited(String... tasks) {
        return book.look(SHOP, Stream.of(tasks).map(ContactBookTest::task).toList()).awaited();
    }

    private void later(Duration time) {
        now.addAndGet(time.toNanos());
    }

    @Test
    void aTaskIsAwaitedUntilAllWhoLeadToItsServiceWereToldOfItAndReachIt() {
        accepts(HOME);
        accepts(OTHER, "old");
        accepts(THIRD, "old");
        assertThat(awaited("new")).isEqualTo(Map.of(new TaskId("new"), Set.of(OTHER, THIRD)));

        accepts(OTHER, "old", "new");
        assertThat(awaited("new").values()).containsExactly(Set.of(THIRD));
        book.unreached(THIRD, ids("new"), () -> true);
        accepts(THIRD, "old", "new");
        assertThat(awaited("new").values()).containsExactly(Set.of(THIRD));
        settled.clear();
        book.unreached(THIRD, ids(), () -> true);
        assertThat(settled).containsExactly(SHOP);
        assertThat(awaited("new")).isEmpty();
    }

    @Test
    void whoDoesNotLeadToTheServiceIsNotWaitedFor() {
        book.accepted(OTHER, Assignment.EMPTY, () -> true);
        assertThat(awaited("new")).isEmpty();
    }

    @Test
    void whoHasNoSessionAnyMoreIsNotWaitedFor() {
        accepts(OTHER);
        assertThat(awaited("new")).hasSize(1);
        book.over(OTHER);
        assertThat(settled).containsExactly(SHOP);
        assertThat(awaited("new")).isEmpty();
        book.accepted(OTHER, Assignment.EMPTY, () -> false);
        book.unreached(OTHER, ids("new"), () -> false);
        assertThat(book.size()).as("nothing of a session that is over, but what was settled").isEqualTo(1);
    }

    @Test
    void whatWasReachedOnceIsNotAskedAgain() {
        accepts(OTHER, "new");
        assertThat(awaited("new")).isEmpty();
        book.unreached(OTHER, ids("new"), () -> true);
        assertThat(awaited("new")).isEmpty();
        assertThat(awaited()).isEmpty();
        assertThat(awaited("new")).as("forgotten, as it takes nobody's place any more").hasSize(1);
    }

    @Test
    void patienceEndsAndIsNotHadAgainWithANodeThatReachesNothingNew() {
        accepts(OTHER);
        ContactBook.Look look = book.look(SHOP, List.of(task("new")));
        assertThat(look.left()).contains(ContactBook.PATIENCE);
        later(ContactBook.PATIENCE.minusSeconds(1));
        assertThat(awaited("new")).hasSize(1);
        later(Duration.ofSeconds(1));
        look = book.look(SHOP, List.of(task("new")));
        assertThat(look.awaited()).isEmpty();
        assertThat(look.givenUp()).isEqualTo(Map.of(new TaskId("new"), Set.of(OTHER)));
        assertThat(book.look(SHOP, List.of(task("new")))).as("until that is written").isEqualTo(look);
        book.giveUp(SHOP, look.givenUp());
        look = book.look(SHOP, List.of(task("new"), task("next")));
        assertThat(look.awaited()).isEmpty();
        assertThat(look.givenUp()).isEmpty();

        book.unreached(OTHER, ids(), () -> true);
        assertThat(awaited("new", "next", "third").keySet()).isEqualTo(ids("third"));
    }

    @Test
    void anAppThatIsGoneIsForgotten() {
        accepts(OTHER, "reached");
        awaited("new", "reached");
        book.forget(SHOP);
        assertThat(book.size()).as("the assignment of the node that is there").isEqualTo(1);
    }

    @Test
    void nothingIsKeptOfWhatIsGone() {
        accepts(OTHER);
        awaited("new");
        book.over(OTHER);
        awaited();
        assertThat(book.size()).isZero();
    }
}
