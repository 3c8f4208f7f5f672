package io.argosy.agent.image;

import io.argosy.agent.image.Arrival.News;
import io.argosy.agent.supply.Awaited;
import io.argosy.agent.supply.ImagePeers;
import io.argosy.agent.supply.Unfit;
import io.argosy.api.session.ServerMessage.ImageAway;
import io.argosy.engine.EngineException;
import io.argosy.model.app.ImageIdentity;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/// Images that other nodes give this one: asked of the server, brought by a stream that it opens. Safe for any number of threads, one an image.
public final class ImageExchange implements ImagePeers {
    /// An ask may be lost with a session; asking again does no harm.
    private static final Duration ASK_AGAIN = Duration.ofSeconds(5);
    private static final int ASKS = 6;

    private final Consumer<ImageIdentity> ask;
    private final Duration patience;
    private final Map<String, Arrival> arrivals = new ConcurrentHashMap<>();

    /// Images that did not come without all of their layers.
    private final Set<String> whole = ConcurrentHashMap.newKeySet();

    /// @param ask tells the server, when there is a session; never blocks for long
    public ImageExchange(Consumer<ImageIdentity> ask) {
        this(ask, ASK_AGAIN);
    }

    ImageExchange(Consumer<ImageIdentity> ask, Duration patience) {
        this.ask = ask;
        this.patience = patience;
    }

    @Override
    public void fetch(ImageIdentity image, IntConsumer percent) {
        Arrival arrival = new Arrival();
        arrivals.put(image.toString(), arrival);
        try {
            await(image, arrival, percent);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Awaited("the agent stops");
        } finally {
            arrivals.remove(image.toString(), arrival);
        }
    }

    private void await(ImageIdentity image, Arrival arrival, IntConsumer percent) throws InterruptedException {
        boolean begun = false;
        int asks = 0;
        while (true) {
            if (!begun && asks++ == ASKS) {
                throw new Awaited("image " + image + " is asked of the other nodes, and the server has not answered yet");
            }
            if (!begun) {
                ask.accept(image);
            }
            Optional<News> news = arrival.next(patience);
            if (news.isEmpty()) {
                continue;
            }
            switch (news.get()) {
                case News.Begun _ -> begun = true;
                case News.Share(int share) -> percent.accept(share);
                case News.Came _ -> {
                    whole.remove(image.toString());
                    return;
                }
                case News.Broke(String problem) -> throw broke(image, problem);
                case News.Away(String problem, boolean passing) -> throw passing ? new Awaited(problem) : new Unfit(problem);
            }
        }
    }

    private RuntimeException broke(ImageIdentity image, String problem) {
        String message = "image " + image + " did not come from another node: " + problem;
        whole.add(image.toString());
        return problem.contains("no space left on device") ? new EngineException.NoSpace(message) : new Awaited(message);
    }

    /// The server's word that nobody can give an image.
    public void away(ImageAway away) {
        arrival(away.image()).ifPresent(arrival -> arrival.tell(new News.Away(away.problem(), away.passing())));
    }

    /// Who waits for an image; empty when nobody does any more.
    public Optional<Arrival> arrival(ImageIdentity image) {
        return Optional.ofNullable(arrivals.get(image.toString()));
    }

    /// Whether layers that are here may be left out.
    public boolean mayLackLayers(ImageIdentity image) {
        return !whole.contains(image.toString());
    }
}
