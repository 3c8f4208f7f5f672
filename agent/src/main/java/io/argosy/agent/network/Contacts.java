package io.argosy.agent.network;

import io.argosy.agent.local.LocalView;
import io.argosy.agent.local.Rounds;
import io.argosy.api.session.AgentMessage;
import io.argosy.model.assignment.Assignment;
import io.argosy.model.assignment.Item.Endpoint;
import io.argosy.model.assignment.Item.ServiceItem;
import io.argosy.model.id.ServiceRef;
import io.argosy.model.id.TaskId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Which tasks of other nodes this node has reached since it was told of them. An engine may hear late where an address on an overlay is (docs/design/networks.md): until a task was reached it is led
/// to only where its service has nothing better, and the server, which is told, keeps the task before it. What was reached once is not asked again. For any thread.
public final class Contacts implements AutoCloseable {
    private static final Duration AGAIN = Duration.ofMillis(250);
    private static final Duration REST = Duration.ofMinutes(1);
    private static final Duration GIVEN_UP_AFTER = Duration.ofMinutes(2);
    private static final int AT_ONCE = 64;
    private static final long TELL_EVERY_MILLIS = 20;

    private final OverlayAddresses addresses;
    private final Predicate<String> leads;
    private final Knock knock;
    private final LongSupplier ticks;
    private final Consumer<AgentMessage> say;
    private final Runnable changed;
    private final Rounds rounds = new Rounds("contacts", this::round);
    private final Map<TaskId, Try> unreached = new LinkedHashMap<>();
    private final Map<TaskId, Set<String>> reached = new HashMap<>();
    private boolean news;

    /// One that answers strangers on no port is led to like others after a while.
    private record Try(Set<String> addresses, long since, int times) {
        Try again() {
            return new Try(addresses, since, times + 1);
        }
    }

    /// @param leads whether the node leads to an address on an overlay; one that it does not lead to is not knocked at
    /// @param ticks nanoseconds that only grow
    /// @param say to the server, in order
    /// @param changed told when tasks were reached; must not block
    public Contacts(OverlayAddresses addresses, Predicate<String> leads, Knock knock, LongSupplier ticks, Consumer<AgentMessage> say, Runnable changed) {
        this.addresses = addresses;
        this.leads = leads;
        this.knock = knock;
        this.ticks = ticks;
        this.say = say;
        this.changed = changed;
    }

    public void start() {
        rounds.start();
    }

    /// What an agent that begins anew is told by its disk is led to already.
    public synchronized void trust(Assignment assignment) {
        reached.putAll(addresses.of(assignment));
    }

    /// Says at once what of a new assignment is not reached yet.
    public void assigned(Assignment assignment) {
        synchronized (this) {
            Map<TaskId, Set<String>> told = addresses.of(assignment);
            news |= unreached.entrySet().removeIf(entry -> !entry.getValue().addresses().equals(told.get(entry.getKey())));
            reached.entrySet().removeIf(entry -> !entry.getValue().equals(told.get(entry.getKey())));
            told.forEach((task, at) -> {
                if (!reached.containsKey(task) && !unreached.containsKey(task)) {
                    unreached.put(task, new Try(at, ticks.getAsLong(), 0));
                    news = true;
                }
            });
            tell();
        }
        rounds.signal();
    }

    /// The server is to hear everything again.
    public synchronized void welcomed() {
        news = true;
        tell();
    }

    /// Without tasks that are not reached yet, where their service has others.
    public LocalView of(LocalView view) {
        Set<TaskId> left = left();
        return left.isEmpty() ? view
                : new LocalView(view.cluster(), view.tasks(), view.services().stream().map(service -> reached(view, service, left)).toList(), view.listeners());
    }

    private static ServiceItem reached(LocalView view, ServiceItem service, Set<TaskId> left) {
        List<Endpoint> remote = service.remote().stream().filter(endpoint -> !left.contains(endpoint.task())).toList();
        boolean nothingElse = remote.isEmpty() && !runsHere(view, service.service());
        return nothingElse ? service : new ServiceItem(service.service(), service.aliases(), service.links(), remote);
    }

    private static boolean runsHere(LocalView view, ServiceRef service) {
        return view.tasks().values().stream().anyMatch(task -> task.routable() && task.item().task().slot().service().equals(service));
    }

    private synchronized Set<TaskId> left() {
        return Set.copyOf(unreached.keySet());
    }

    private Duration round() {
        return runOnce() ? AGAIN : REST;
    }

    /// Knocks once at some, those first that were tried least.
    ///
    /// @return whether some are left
    boolean runOnce() {
        Map<TaskId, Try> some = some();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> tries = new ArrayList<>();
            some.forEach((task, now) -> tries.add(threads.submit(() -> {
                if (now.addresses().stream().allMatch(this::answers)) {
                    met(task, now);
                }
            })));
            threads.shutdown();
            while (!threads.awaitTermination(TELL_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
                tellNews();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        some.forEach(this::missed);
        tellNews();
        return !left().isEmpty();
    }

    private boolean answers(String address) {
        return leads.test(address) && knock.answered(address);
    }

    private synchronized Map<TaskId, Try> some() {
        return unreached.entrySet().stream().sorted(Comparator.comparingInt(entry -> entry.getValue().times())).limit(AT_ONCE)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, _) -> a, LinkedHashMap::new));
    }

    private synchronized void met(TaskId task, Try now) {
        if (unreached.remove(task, now)) {
            reached.put(task, now.addresses());
            news = true;
        }
    }

    private synchronized void missed(TaskId task, Try now) {
        if (ticks.getAsLong() - now.since() >= GIVEN_UP_AFTER.toNanos()) {
            met(task, now);
        } else {
            unreached.replace(task, now, now.again());
        }
    }

    private void tellNews() {
        if (tell()) {
            changed.run();
        }
    }

    /// @return whether there was something to tell
    private synchronized boolean tell() {
        boolean told = news;
        news = false;
        if (told) {
            say.accept(new AgentMessage.Contacts(unreached.keySet().stream().limit(AgentMessage.Contacts.MOST).collect(Collectors.toSet())));
        }
        return told;
    }

    @Override
    public void close() {
        rounds.close();
    }
}
