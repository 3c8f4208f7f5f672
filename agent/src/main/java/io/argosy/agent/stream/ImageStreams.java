package io.argosy.agent.stream;

import io.argosy.agent.image.Arrival;
import io.argosy.agent.image.Arrival.News;
import io.argosy.agent.image.ImageExchange;
import io.argosy.agent.image.ImageExport;
import io.argosy.agent.image.LayersHere;
import io.argosy.api.session.Frame;
import io.argosy.api.session.ImageOutline;
import io.argosy.api.session.StreamRequest;
import io.argosy.codec.Json;
import io.argosy.engine.EngineException;
import io.argosy.engine.Images;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Images out of the engine for other nodes, and into it from them.
final class ImageStreams {
    private static final int FAILED = 1;

    private final Images images;
    private final ImageExport export;
    private final ImageExchange exchange;
    private final Json json;

    ImageStreams(Images images, ImageExchange exchange, Json json) {
        this.images = images;
        this.export = new ImageExport(images);
        this.exchange = exchange;
        this.json = json;
    }

    void give(StreamRequest.ExportImage request, ByteStream stream) throws IOException {
        Optional<ImageOutline> outline = export.outline(request.image());
        if (outline.isEmpty()) {
            stream.send(Frame.failed("image " + request.image() + " is not on this node"));
            return;
        }
        stream.send(new Frame(Frame.Channel.STDOUT, json.bytes(outline.get())));
        Optional<Frame> leftOut = stream.receive();
        if (leftOut.isEmpty()) {
            return;
        }
        try {
            export.write(outline.get(), number(leftOut.get()), new FrameOutput(stream), percent -> tell(stream, percent));
            stream.send(Frame.exit(0, ""));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void tell(ByteStream stream, int percent) {
        try {
            stream.send(new Frame(Frame.Channel.STDERR, text(percent)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void take(StreamRequest.ImportImage request, ByteStream stream) throws IOException {
        Optional<Arrival> waiting = exchange.arrival(request.image());
        if (waiting.isEmpty()) {
            stream.send(Frame.failed("nobody on this node waits for the image any more"));
            return;
        }
        Arrival arrival = waiting.get();
        arrival.tell(new News.Begun());
        try {
            int here = exchange.mayLackLayers(request.image()) ? LayersHere.of(images, request.outline().layers()) : 0;
            stream.send(new Frame(Frame.Channel.STDOUT, text(here)));
            images.load(new StreamInput(stream, frame -> share(frame, arrival)));
            stream.send(Frame.exit(0, ""));
            arrival.tell(new News.Came());
        } catch (EngineException e) {
            arrival.tell(new News.Broke(e.getMessage()));
            stream.send(Frame.exit(FAILED, e.getMessage()));
        } catch (IOException | RuntimeException e) {
            arrival.tell(new News.Broke("the connection ended"));
            throw e;
        }
    }

    private static void share(Frame frame, Arrival arrival) {
        if (frame.channel() == Frame.Channel.STDERR) {
            arrival.tell(new News.Share(number(frame)));
        }
    }

    private static byte[] text(int number) {
        return Integer.toString(number).getBytes(StandardCharsets.UTF_8);
    }

    private static int number(Frame frame) {
        return Integer.parseInt(new String(frame.bytes(), StandardCharsets.UTF_8));
    }
}
