package io.argosy.server.image;

import io.argosy.api.session.Frame;
import io.argosy.api.session.Frame.Channel;
import io.argosy.api.session.ImageOutline;
import io.argosy.api.session.StreamRequest;
import io.argosy.codec.Json;
import io.argosy.codec.MalformedJson;
import io.argosy.model.app.ImageIdentity;
import io.argosy.model.id.NodeId;
import io.argosy.server.stream.NodeStream;
import io.argosy.server.stream.StreamBroken;
import io.argosy.server.stream.StreamBroker;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One image from one node to some others.
final class Transfer {

    private final StreamBroker streams;
    private final Json json;
    private final ImageIdentity image;
    private final NodeId giver;
    private final List<NodeId> takers;

    Transfer(StreamBroker streams, Json json, ImageIdentity image, NodeId giver, List<NodeId> takers) {
        this.streams = streams;
        this.json = json;
        this.image = image;
        this.giver = giver;
        this.takers = takers;
    }

    /// Returns when the giver has given all; takers may still be unpacking. A taker that fails asks again.
    ///
    /// @throws StreamBroken when the giver cannot give it
    void run() throws StreamBroken, InterruptedException {
        try (NodeStream source = streams.open(giver, new StreamRequest.ExportImage(image))) {
            ImageOutline outline = outline(source);
            List<Taking> takings = begin(outline);
            try {
                int here = here(takings);
                if (takings.stream().anyMatch(Taking::alive)) {
                    source.send(new Frame(Channel.STDIN, Integer.toString(here).getBytes(StandardCharsets.UTF_8)));
                    carry(source, takings);
                    takings.forEach(Taking::end);
                }
            } catch (StreamBroken | InterruptedException | RuntimeException e) {
                takings.forEach(Taking::close);
                throw e;
            }
        }
    }

    private ImageOutline outline(NodeStream source) throws StreamBroken, InterruptedException {
        Frame first = source.receive().orElseThrow(() -> new StreamBroken("the node said nothing"));
        if (first.channel() != Channel.STDOUT) {
            throw new StreamBroken(first.text());
        }
        try {
            return json.read(first.bytes(), ImageOutline.class);
        } catch (MalformedJson e) {
            throw new StreamBroken("the node's word is not understood: " + e.getMessage());
        }
    }

    private List<Taking> begin(ImageOutline outline) {
        List<Taking> takings = new ArrayList<>();
        takers.forEach(node -> takings.add(new Taking(node, () -> streams.open(node, new StreamRequest.ImportImage(image, outline)))));
        return takings;
    }

    /// How many of the image's first layers all takers have.
    private static int here(List<Taking> takings) throws InterruptedException {
        int fewest = Integer.MAX_VALUE;
        for (Taking taking : takings) {
            Optional<Integer> here = taking.here();
            fewest = Math.min(fewest, here.orElse(fewest));
        }
        return fewest == Integer.MAX_VALUE ? 0 : fewest;
    }

    private static void carry(NodeStream source, List<Taking> takings) throws StreamBroken, InterruptedException {
        for (Optional<Frame> frame = source.receive(); frame.isPresent(); frame = source.receive()) {
            Frame got = frame.get();
            switch (got.channel()) {
                case STDOUT -> put(new Frame(Channel.STDIN, got.bytes()), takings);
                case STDERR -> put(got, takings);
                case EXIT -> {
                    return;
                }
                case FAILED -> throw new StreamBroken(got.text());
                case STDIN, RESIZE -> { }
            }
        }
        throw new StreamBroken("the node ended in the middle of the image");
    }

    private static void put(Frame frame, List<Taking> takings) throws StreamBroken, InterruptedException {
        boolean taken = false;
        for (Taking taking : takings) {
            taken |= taking.put(frame);
        }
        if (!taken) {
            throw new StreamBroken("nobody takes the image any more");
        }
    }
}
