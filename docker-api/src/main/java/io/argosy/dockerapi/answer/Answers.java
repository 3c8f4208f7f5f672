package io.argosy.dockerapi.answer;

import io.argosy.dockerapi.merge.Trees;
import io.argosy.dockerapi.route.Route;
import io.argosy.dockerapi.wire.Engines;
import io.argosy.dockerapi.wire.Exchange;
import io.argosy.dockerapi.wire.Refusal;
import java.io.IOException;
import java.time.InstantSource;

/// Answers what the route table names. Safe for any number of threads.
public final class Answers implements AutoCloseable {

    private final Relay relay;
    private final SystemAnswers system;
    private final ContainerAnswers containers;
    private final CreateAnswer create;
    private final ExecAnswers execs;
    private final ImageAnswers images;
    private final PullAnswer pull;
    private final BuildAnswer build;
    private final NetworkAnswers networks;
    private final VolumeAnswers volumes;
    private final EventsAnswer events;
    private final HandKeeper keeper;

    public Answers(Engines engines, InstantSource clock) {
        Census census = new Census(engines);
        Ears ears = new Ears(engines);
        Finder finder = new Finder(census, ears);
        Stocks stocks = new Stocks(census, ears);
        Things known = new Things(census);
        Names names = new Names();
        ImageCopies copies = new ImageCopies(engines);
        this.relay = new Relay(engines);
        Limits limits = new Limits(relay);
        this.system = new SystemAnswers(engines, census, relay);
        Endpoint endpoint = new Endpoint(engines.fleet());
        Births births = new Births(engines.fleet(), finder, relay, endpoint, new HostPorts((int) clock.millis()));
        this.create = new CreateAnswer(census, finder, stocks, known, relay, names, copies, births, limits);
        this.keeper = new HandKeeper(engines, finder, endpoint, new Rescue(engines, create, clock));
        this.containers = new ContainerAnswers(census, finder, relay, names, keeper, limits, stocks, copies);
        this.execs = new ExecAnswers(engines, finder, relay, limits);
        this.images = new ImageAnswers(engines, census, finder, stocks, relay, copies);
        this.pull = new PullAnswer(engines, relay);
        this.build = new BuildAnswer(finder, known, relay, limits);
        Homes homes = new Homes(census, finder, known);
        this.networks = new NetworkAnswers(census, finder, known, relay, homes, new SpanningNetworks(engines, relay));
        this.volumes = new VolumeAnswers(census, known, relay, homes);
        this.events = new EventsAnswer(engines, clock);
    }

    /// What is to be done from time to time, and does nothing that is done already.
    public void round() throws InterruptedException {
        keeper.round();
    }

    @Override
    public void close() {
        keeper.close();
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
            case BUILD -> build(exchange, false);
            case BUILD_RAW -> build(exchange, true);
            case BUILD_PRUNE -> images.pruneBuilds(exchange);
            case NETWORK_LIST -> networks.list(exchange);
            case NETWORK_CREATE -> networks.create(exchange);
            case NETWORK_LOOK -> networks.look(exchange, name);
            case NETWORK_REMOVE -> networks.remove(exchange, name);
            case NETWORK_ATTACH -> networks.attach(exchange, name, exchange.path().substring(exchange.path().lastIndexOf('/') + 1));
            case NETWORK_PRUNE -> networks.prune(exchange);
            case VOLUME_LIST -> volumes.list(exchange);
            case VOLUME_CREATE -> volumes.create(exchange);
            case VOLUME_LOOK -> volumes.look(exchange, name);
            case VOLUME_REMOVE -> volumes.remove(exchange, name);
            case VOLUME_PRUNE -> volumes.prune(exchange);
            case NO_PLUGINS -> exchange.answer(200, "application/json", Trees.bytes(Trees.object().putArray("none")));
            case NOT_A_MANAGER -> throw new Refusal(503, "This node is not a swarm manager. Use \"docker swarm init\" or \"docker swarm join\" to connect this node to swarm and try again.");
            case NOT_IN_A_SWARM -> throw new Refusal(503, "This node is not part of a swarm");
            case NOT_DONE -> throw new Refusal(501, found.route().signature() + " is not supported by Argosy's virtual engine: see docs/docker-api.md");
        }
    }

    private void build(Exchange exchange, boolean mayLeave) throws IOException, InterruptedException {
        Limits.checkBuild(exchange);
        if (mayLeave) {
            relay.pass(exchange, relay.builder(), exchange.path(), true);
        } else {
            build.build(exchange);
        }
    }
}
