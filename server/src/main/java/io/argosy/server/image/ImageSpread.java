package io.argosy.server.image;

import io.argosy.api.session.ServerMessage.ImageAway;
import io.argosy.codec.Json;
import io.argosy.control.image.ImageHolders;
import io.argosy.control.image.ImageHolders.Holders;
import io.argosy.model.app.ImageIdentity;
import io.argosy.model.id.NodeId;
import io.argosy.model.id.NodeName;
import io.argosy.server.stream.StreamBroken;
import io.argosy.server.stream.StreamBroker;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;

/// Answers what nodes want. Safe for any number of threads.
public final class ImageSpread {

    private static final Logger LOG = System.getLogger(ImageSpread.class.getName());

    /// Nodes that want an image of the same deploy ask within this time.
    private static final Duration GATHERING = Duration.ofMillis(200);

    /// A node tells of an image a moment after it has it.
    private static final Duration NEWS = Duration.ofSeconds(3);

    /// Transfers that move bytes at one time.
    private static final int AT_ONCE = 8;

    private final StreamBroker streams;
    private final StreamBroker.Sender agents;
    private final ImageHolders images;
    private final Json json;
    private final Semaphore places = new Semaphore(AT_ONCE, true);
    private final Map<ImageIdentity, Set<NodeId>> gathering = new HashMap<>();
    private final Set<Wish> underWay = new LinkedHashSet<>();

    private record Wish(NodeId node, ImageIdentity image) {}

    public ImageSpread(StreamBroker streams, StreamBroker.Sender agents, ImageHolders images, Json json) {
        this.streams = streams;
        this.agents = agents;
        this.images = images;
        this.json = json;
    }

    /// Returns at once. A wish that is under way already, or that the node has no use for, is dropped.
    public void want(NodeId node, ImageIdentity image) {
        if (images.needs(node, image) && begins(new Wish(node, image))) {
            Thread.ofVirtual().name("image " + image).start(() -> gatherAndBring(image));
        }
    }

    /// @return whether this wish is the first of its transfer
    private synchronized boolean begins(Wish wish) {
        if (!underWay.add(wish)) {
            return false;
        }
        boolean first = !gathering.containsKey(wish.image());
        gathering.computeIfAbsent(wish.image(), _ -> new LinkedHashSet<>()).add(wish.node());
        return first;
    }

    private synchronized List<NodeId> gathered(ImageIdentity image) {
        return List.copyOf(gathering.remove(image));
    }

    private synchronized void over(ImageIdentity image, List<NodeId> nodes) {
        nodes.forEach(node -> underWay.remove(new Wish(node, image)));
    }

    private void gatherAndBring(ImageIdentity image) {
        try {
            Thread.sleep(GATHERING);
            places.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            over(image, gathered(image));
            return;
        }
        List<NodeId> nodes = gathered(image);
        try {
            bring(image, nodes);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "image " + image + " could not be brought to " + nodes, e);
        } finally {
            places.release();
            over(image, nodes);
        }
    }

    private void bring(ImageIdentity image, List<NodeId> nodes) throws InterruptedException {
        Holders holders = known(image);
        List<NodeId> givers = new ArrayList<>(holders.usable());
        givers.removeAll(nodes);
        Collections.shuffle(givers, ThreadLocalRandom.current());
        String problem = "";
        for (NodeId giver : givers) {
            try {
                new Transfer(streams, json, image, giver, nodes).run();
                return;
            } catch (StreamBroken e) {
                problem = e.getMessage();
                LOG.log(Level.WARNING, "image {0} cannot be had from node {1}: {2}", image, giver, problem);
            }
        }
        ImageAway answer = answer(image, holders, problem);
        nodes.forEach(node -> agents.send(node, answer));
    }

    private Holders known(ImageIdentity image) throws InterruptedException {
        Holders holders = images.of(image);
        for (Duration waited = Duration.ZERO; holders.usable().isEmpty() && holders.away().isEmpty() && waited.compareTo(NEWS) < 0; waited = waited.plus(GATHERING)) {
            Thread.sleep(GATHERING);
            holders = images.of(image);
        }
        return holders;
    }

    private static ImageAway answer(ImageIdentity image, Holders holders, String problem) {
        if (!problem.isEmpty()) {
            return new ImageAway(image, "image %s cannot be had from another node: %s".formatted(image, problem), true);
        }
        if (!holders.away().isEmpty()) {
            String names = holders.away().stream().map(NodeName::value).collect(Collectors.joining(", "));
            return new ImageAway(image, "image %s is on %s only, which is away: bring it back, or load the image on another node".formatted(image, names), true);
        }
        return new ImageAway(image, "no node has image %s any more: build or load it on one, or push it to a registry, and deploy again".formatted(image), false);
    }
}
