package io.argosy.dockerapi.answer;

import io.argosy.dockerapi.merge.Trees;
import io.argosy.dockerapi.route.Route;
import io.argosy.dockerapi.wire.Engines;
import io.argosy.dockerapi.wire.Exchange;
import io.argosy.dockerapi.wire.Refusal;
import java.io.IOException;
import java.time.InstantSource;

/// Answers what the route table names. Safe for any number of threads.
public final class Answers {

    private final Relay relay;
    private final SystemAnswers system;
    private final ContainerAnswers containers;
    private final CreateAnswer create;
    private final ExecAnswers execs;
    private final ImageAnswers images;
    private final PullAnswer pull;
    private final BuildAnswer build;
    private final ThingAnswers things;
    private final EventsAnswer events;

    public Answers(Engines engines, InstantSource clock) {
        Census census = new Census(engines);
        Finder finder = new Finder(census);
        Things known = new Things(census);
        Names names = new Names();
        ImageCopies copies = new ImageCopies(engines);
        this.relay = new Relay(engines);
        this.system = new SystemAnswers(engines, census, relay);
        this.containers = new ContainerAnswers(census, finder, relay, names, copies);
        this.create = new CreateAnswer(census, finder, known, relay, names, copies);
        this.execs = new ExecAnswers(engines, finder, relay);
        this.images = new ImageAnswers(engines, census, finder, relay, copies);
        this.pull = new PullAnswer(engines, relay);
        this.build = new BuildAnswer(finder, known, relay);
        this.things = new ThingAnswers(census, finder, known, relay, new Homes(census, finder, known));
        this.events = new EventsAnswer(engines, clock);
    }

    /// Returns when the exchange is over.
    ///
    /// @throws Refusal when it is to be answered with an error
    /// @throws IllegalArgumentException when what was asked for makes no sense, with words for people
    /// @throws IOException when the client or the engine went away
    public void answer(Exchange exchange, Route.Found found) throws IOException, InterruptedException {
        String name = found.name();
        switch (found.route().operation()) {
            case PING -> system.ping(exchange);
            case VERSION -> system.version(exchange);
            case INFO -> system.info(exchange);
            case DISK_USE -> system.diskUse(exchange);
            case ANY_NODE -> system.any(exchange);
            case EVENTS -> events.follow(exchange);
            case CONTAINER_LIST -> containers.list(exchange);
            case CONTAINER_CREATE -> create.create(exchange);
            case CONTAINER_INSPECT -> containers.inspect(exchange, name);
            case CONTAINER_LOOK -> containers.look(exchange, name, false);
            case CONTAINER_RAW -> containers.look(exchange, name, true);
            case CONTAINER_CHANGE -> containers.change(exchange, name);
            case CONTAINER_RENAME -> containers.rename(exchange, name);
            case CONTAINER_PRUNE -> containers.prune(exchange);
            case COMMIT -> containers.commit(exchange);
            case EXEC_CREATE -> execs.create(exchange, name);
            case EXEC -> execs.pass(exchange, name, false);
            case EXEC_RAW -> execs.pass(exchange, name, true);
            case IMAGE_LIST -> images.list(exchange);
            case IMAGE_PULL -> pull.pull(exchange);
            case IMAGE_LOOK -> images.look(exchange, name);
            case IMAGE_EVERYWHERE -> images.tag(exchange, name);
            case IMAGE_REMOVE -> images.remove(exchange, name);
            case IMAGE_PRUNE -> images.prune(exchange);
            case IMAGE_SAVE -> images.save(exchange);
            case IMAGE_LOAD -> relay.pass(exchange, relay.builder(), exchange.path(), false);
            case BUILD -> build.build(exchange);
            case BUILD_RAW -> relay.pass(exchange, relay.builder(), exchange.path(), true);
            case BUILD_PRUNE -> images.pruneBuilds(exchange);
            case NETWORK_LIST -> things.networks(exchange);
            case NETWORK_CREATE -> things.createNetwork(exchange);
            case NETWORK_LOOK -> things.lookAtNetwork(exchange, name);
            case NETWORK_REMOVE -> things.removeNetwork(exchange, name);
            case NETWORK_ATTACH -> things.attach(exchange, name, exchange.path().substring(exchange.path().lastIndexOf('/') + 1));
            case NETWORK_PRUNE -> things.pruneNetworks(exchange);
            case VOLUME_LIST -> things.volumes(exchange);
            case VOLUME_CREATE -> things.createVolume(exchange);
            case VOLUME_LOOK -> things.lookAtVolume(exchange, name);
            case VOLUME_REMOVE -> things.removeVolume(exchange, name);
            case VOLUME_PRUNE -> things.pruneVolumes(exchange);
            case NO_PLUGINS -> exchange.answer(200, "application/json", Trees.bytes(Trees.object().putArray("none")));
            case NOT_A_MANAGER -> throw new Refusal(503, "This node is not a swarm manager. Use \"docker swarm init\" or \"docker swarm join\" to connect this node to swarm and try again.");
            case NOT_IN_A_SWARM -> throw new Refusal(503, "This node is not part of a swarm");
            case NOT_DONE -> throw new Refusal(501, found.route().signature() + " is not supported by Argosy's virtual engine: see docs/docker-api.md");
        }
    }
}
