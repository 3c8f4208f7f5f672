package io.argosy.dockerapi.answer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.argosy.dockerapi.fleet.ApiVersion;
import io.argosy.dockerapi.fleet.EngineAway;
import io.argosy.dockerapi.fleet.FleetNode;
import io.argosy.dockerapi.fleet.FleetNode.Presence;
import io.argosy.dockerapi.fleet.HandBook;
import io.argosy.dockerapi.fleet.NotKept;
import io.argosy.dockerapi.merge.Trees;
import io.argosy.dockerapi.name.Resident;
import io.argosy.dockerapi.right.Person;
import io.argosy.dockerapi.right.Role;
import io.argosy.dockerapi.wire.Ask;
import io.argosy.dockerapi.wire.Engines;
import io.argosy.dockerapi.wire.Exchange;
import io.argosy.dockerapi.wire.Query;
import io.argosy.dockerapi.wire.Refusal;
import io.argosy.dockerapi.wire.Reply;
import io.argosy.model.hand.HandContainer;
import io.argosy.model.id.NodeId;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Makes containers again whose node is lost, where that was asked for, and removes the old ones when the node is back. Safe for any number of threads.
final class Rescue {

    private static final Logger LOG = System.getLogger(Rescue.class.getName());

    /// After a try that failed.
    private static final Duration AGAIN = Duration.ofSeconds(10);

    private final Engines engines;
    private final HandBook book;
    private final CreateAnswer create;
    private final InstantSource clock;
    private final Map<String, Instant> notBefore = new HashMap<>();

    Rescue(Engines engines, CreateAnswer create, InstantSource clock) {
        this.engines = engines;
        this.book = engines.fleet().handBook();
        this.create = create;
        this.clock = clock;
    }

    /// Begins what is to be done, each on a thread of its own.
    ///
    /// @param residents of nodes that are there, by id
    void look(List<HandContainer> records, Map<String, Resident> residents) {
        for (HandContainer each : records) {
            boolean lost = each.sealed().isPresent() && engines.fleet().find(each.node()).filter(node -> node.presence() != Presence.LOST).isEmpty();
            boolean back = each.replacedBy().isPresent() && residents.containsKey(each.id());
            if ((lost || back) && begins(each.id())) {
                engines.begin(() -> act(each, back ? Optional.of(residents.get(each.id())) : Optional.empty()));
            }
        }
    }

    private synchronized boolean begins(String id) {
        boolean due = !notBefore.containsKey(id) || !clock.instant().isBefore(notBefore.get(id));
        if (due) {
            notBefore.put(id, Instant.MAX);
        }
        return due;
    }

    private synchronized void ended(String id, boolean done) {
        if (done) {
            notBefore.remove(id);
        } else {
            notBefore.put(id, clock.instant().plus(AGAIN));
        }
    }

    private void act(HandContainer record, Optional<Resident> back) {
        boolean done = false;
        try {
            if (back.isPresent()) {
                remove(back.get());
            } else {
                replace(record);
            }
            done = true;
        } catch (Refusal | IllegalArgumentException e) {
            tell(record, e.getMessage());
        } catch (NotKept | IOException e) {
            LOG.log(Level.WARNING, "container {0} is tried again: {1}", record.name(), e.getMessage());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "container " + record.name() + " could not be looked after; tried again", e);
        } finally {
            ended(record.id(), done);
        }
    }

    private void tell(HandContainer record, String why) {
        try {
            book.waits(record.id(), why);
        } catch (NotKept e) {
            LOG.log(Level.WARNING, "container {0} cannot be made again: {1}", record.name(), why);
        }
    }

    private void remove(Resident old) throws EngineAway {
        engines.ask(old.node(), Ask.of("DELETE", "/containers/" + old.id() + "?force=1&v=1"));
    }

    /// Where the server ended between making and writing down, it was made already.
    private void replace(HandContainer record) throws NotKept, IOException, InterruptedException {
        Optional<HandContainer> made = record.name().isEmpty() ? Optional.empty()
                : book.all().stream().filter(each -> each.name().equals(record.name()) && !each.id().equals(record.id())).findFirst();
        String id = made.isPresent() ? made.get().id() : makeAgain(record);
        NodeId on = book.all().stream().filter(each -> each.id().equals(id)).findFirst().map(HandContainer::node).orElse(record.node());
        book.replaced(record.id(), id, on);
        FleetNode node = engines.fleet().find(on).orElseThrow(() -> new Refusal(503, "its new node is not of this cluster any more"));
        if (record.running()) {
            Census.good(node, engines.ask(node, Ask.of("POST", "/containers/" + id + "/start")));
        }
    }

    private String makeAgain(HandContainer record) throws IOException, InterruptedException {
        byte[] recipe = book.recipe(record.id()).orElseThrow(() -> new Refusal(500, "what it is made from cannot be read"));
        Draft draft = Draft.of((ObjectNode) Trees.read(recipe));
        if (!draft.shares().isEmpty()) {
            throw new Refusal(409, "it shares something with container " + draft.shares().iterator().next() + ", which another may be called now");
        }
        Set<String> volumes = draft.needs(Set.of()).volumes();
        if (!volumes.isEmpty()) {
            throw new Refusal(409, "its volume " + volumes.iterator().next() + " is on its node: it waits for the node, or for somebody who makes it without the volume");
        }
        InnerClient client = new InnerClient(recipe);
        Query query = record.name().isEmpty() ? Query.parse("") : Query.parse("").with("name", record.name());
        ApiVersion version = Census.there(engines).map(FleetNode::api).min(Comparator.naturalOrder()).orElseThrow(() -> new Refusal(503, "no node is connected"));
        Exchange exchange = client.post(new Person(record.by(), Role.ADMIN), version, "/containers/create", query, recipe.length);
        create.create(exchange, Optional.of(record.id()));
        Reply reply = client.reply();
        if (!reply.good()) {
            throw new Refusal(reply.status(), Trees.read(reply.body()).path("message").asText("an engine refused it"));
        }
        return Trees.read(reply.body()).path("Id").asText();
    }
}
