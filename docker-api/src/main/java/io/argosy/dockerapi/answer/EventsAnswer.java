package io.argosy.dockerapi.answer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.argosy.dockerapi.fleet.EngineLink;
import io.argosy.dockerapi.fleet.FleetNode;
import io.argosy.dockerapi.fleet.Spanning;
import io.argosy.dockerapi.http.Framing;
import io.argosy.dockerapi.http.Headers;
import io.argosy.dockerapi.http.Heads;
import io.argosy.dockerapi.http.RequestHead;
import io.argosy.dockerapi.http.ResponseHead;
import io.argosy.dockerapi.http.WireInput;
import io.argosy.dockerapi.merge.Filters;
import io.argosy.dockerapi.merge.NetworkEvents;
import io.argosy.dockerapi.merge.Trees;
import io.argosy.dockerapi.wire.Engines;
import io.argosy.dockerapi.wire.Exchange;
import io.argosy.dockerapi.wire.Query;
import io.argosy.model.hand.HandNetwork;
import io.argosy.model.id.NodeId;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// What happens on all nodes, in one stream: first what happened, in order, then what happens, as it comes. A node whose stream breaks is asked again from where it broke; nodes that come later are asked when they come.
final class EventsAnswer {

    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final int NANO_DIGITS = 9;

    private final Engines engines;
    private final InstantSource clock;

    EventsAnswer(Engines engines, InstantSource clock) {
        this.engines = engines;
        this.clock = clock;
    }

    void follow(Exchange exchange) throws IOException, InterruptedException {
        Filters filters = Filters.parse(exchange.query().first("filters").orElse(""));
        List<String> nodes = filters.of("node");
        Filters wanted = filters.of("event").contains("destroy") ? filters.with("event", "remove") : filters;
        Query rest = exchange.query().with("filters", wanted.without("node").text()).without("since").without("until");
        BigDecimal now = BigDecimal.valueOf(clock.millis()).movePointLeft(3);
        BigDecimal until = time(exchange.query(), "until", BigDecimal.valueOf(Long.MAX_VALUE));
        exchange.wholeBody(0);
        CountDownLatch over = new CountDownLatch(1);
        exchange.whenGone(over::countDown);
        try (OutputStream out = exchange.begin(ResponseHead.of(200, Headers.of("Content-Type", "application/json")), new Framing.Chunked())) {
            Following following = new Following(exchange, rest, out, over);
            if (exchange.query().first("since").filter(since -> !since.isEmpty()).isPresent() || until.compareTo(now) <= 0) {
                following.past(Census.called(engines.fleet().nodes(), nodes), time(exchange.query(), "since", BigDecimal.ZERO), until.min(now));
            }
            following.live(nodes, until);
        }
    }

    /// Seconds since 1970, with a fraction.
    private static BigDecimal time(Query query, String name, BigDecimal otherwise) {
        String text = query.first(name).orElse("");
        if (text.isEmpty() || text.equals("0")) {
            return otherwise;
        }
        if (!text.matches("[0-9]{1,12}(\\.[0-9]{1,9})?")) {
            throw new IllegalArgumentException(name + " is a time in seconds since 1970, not " + text);
        }
        return new BigDecimal(text);
    }

    /// One client's stream.
    private final class Following {

        private final Exchange exchange;
        private final Query query;
        private final OutputStream out;
        private final CountDownLatch over;
        private final Map<FleetNode, EngineLink> open = new ConcurrentHashMap<>();
        private final Map<NodeId, BigDecimal> heard = new ConcurrentHashMap<>();

        Following(Exchange exchange, Query query, OutputStream out, CountDownLatch over) {
            this.exchange = exchange;
            this.query = query;
            this.out = out;
            this.over = over;
        }

        /// Writes what engines still know of that time, in order. What follows is asked for from there on, by each engine's own clock.
        void past(List<FleetNode> nodes, BigDecimal since, BigDecimal until) throws IOException, InterruptedException {
            List<JsonNode> all = new ArrayList<>();
            engines.all(nodes.stream().filter(FleetNode::there).<Callable<Boolean>>map(node -> () -> {
                hear(node, since);
                read(node, Optional.of(since), until, event -> {
                    hear(node, at(event));
                    synchronized (all) {
                        all.add(event);
                    }
                });
                return true;
            }).toList());
            all.sort(Comparator.comparingLong(event -> event.path("timeNano").asLong()));
            for (JsonNode event : all) {
                out.write(Trees.bytes(event));
            }
        }

        void live(List<String> words, BigDecimal until) throws InterruptedException {
            try {
                while (!over.await(0, TimeUnit.MILLISECONDS) && BigDecimal.valueOf(clock.millis()).movePointLeft(3).compareTo(until) < 0) {
                    for (FleetNode node : Census.called(engines.fleet().nodes(), words)) {
                        if (node.there() && open.keySet().stream().noneMatch(each -> each.id().equals(node.id()))) {
                            begin(node, until);
                        }
                    }
                    over.await(LOOK.toMillis(), TimeUnit.MILLISECONDS);
                }
            } finally {
                over.countDown();
                open.values().forEach(EngineLink::close);
            }
        }

        private void begin(FleetNode node, BigDecimal until) {
            Optional<BigDecimal> since = Optional.ofNullable(heard.get(node.id()));
            open.put(node, new NoLink());
            engines.begin(() -> {
                read(node, since, until, event -> tell(node, event));
                open.remove(node);
            });
        }

        private synchronized void tell(FleetNode node, JsonNode event) {
            BigDecimal last = heard.getOrDefault(node.id(), BigDecimal.ZERO);
            if (at(event).compareTo(last) > 0) {
                hear(node, at(event));
                write(event);
            }
        }

        private void hear(FleetNode node, BigDecimal at) {
            heard.merge(node.id(), at, BigDecimal::max);
        }

        private static BigDecimal at(JsonNode event) {
            return BigDecimal.valueOf(event.path("timeNano").asLong(), NANO_DIGITS);
        }

        private void write(JsonNode event) {
            try {
                out.write(Trees.bytes(event));
            } catch (IOException _) {
                over.countDown();
            }
        }

        /// Reads one engine's events until they end, the engine goes, or nobody wants them.
        private void read(FleetNode node, Optional<BigDecimal> since, BigDecimal until, Consumer<JsonNode> told) {
            Query bounded = until.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) < 0 ? query.with("until", until.toPlainString()) : query;
            String target = exchange.versioned(since.map(time -> bounded.with("since", time.toPlainString())).orElse(bounded).behind("/events"));
            try (EngineLink link = engines.open(node)) {
                open.replace(node, link);
                if (over.getCount() == 0) {
                    return;
                }
                link.output().write(new RequestHead("GET", target, 1, Headers.of("Host", "docker").with("Connection", "close")).bytes());
                WireInput input = new WireInput(link.input());
                ResponseHead answer = Heads.response(input);
                if (answer.status() != 200) {
                    return;
                }
                try (MappingIterator<JsonNode> events = Trees.values(Framing.of(answer, "GET").from(input))) {
                    while (events.hasNextValue()) {
                        shown(node, events.nextValue()).ifPresent(event -> told.accept(withNode(node, event)));
                    }
                }
            } catch (IOException _) {
                // Asked again, as long as the node is there.
            }
        }
    }

    private Optional<JsonNode> shown(FleetNode node, JsonNode event) {
        Spanning spanning = engines.fleet().spanning();
        return NetworkEvents.told(event, spanning.maker().filter(node.id()::equals).isPresent(),
                name -> spanning.all().stream().filter(each -> each.name().equals(name)).map(HandNetwork::driver).findFirst());
    }

    private static JsonNode withNode(FleetNode node, JsonNode event) {
        if (event instanceof ObjectNode tree) {
            tree.withObject("/Actor").withObject("/Attributes").put("node.id", node.id().value()).put("node.name", node.name().value()).put("node.addr", node.address());
        }
        return event;
    }

    /// Stands for a link that is being opened.
    private static final class NoLink implements EngineLink {

        @Override
        public InputStream input() {
            return InputStream.nullInputStream();
        }

        @Override
        public OutputStream output() {
            return OutputStream.nullOutputStream();
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {
            // There is nothing yet.
        }
    }
}
