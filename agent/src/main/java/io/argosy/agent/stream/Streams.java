package io.argosy.agent.stream;

import io.argosy.agent.image.ImageExchange;
import io.argosy.agent.local.LocalTask;
import io.argosy.agent.reach.ReachChecks;
import io.argosy.agent.socket.EngineSockets;
import io.argosy.api.session.Frame;
import io.argosy.api.session.ServerMessage.OpenStream;
import io.argosy.api.session.SessionMethods;
import io.argosy.api.session.StreamRequest;
import io.argosy.codec.Json;
import io.argosy.engine.Engine;
import io.argosy.engine.EngineException;
import io.argosy.model.id.TaskId;
import io.grpc.Channel;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/// Opens and serves the streams that the server asks for, a bounded number at one time.
public final class Streams {
    private static final Logger LOG = System.getLogger(Streams.class.getName());
    private static final int AT_ONCE = 256;

    /// Connections to the engine are many and cheap: each client that follows a log holds one.
    private static final int TUNNELS_AT_ONCE = 4096;

    private final SessionMethods methods;
    private final Json json;
    private final ReachChecks reach;
    private final Function<TaskId, Optional<LocalTask>> tasks;
    private final LogStream logs;
    private final ExecStream execs;
    private final BuildStream builds;
    private final ImageStreams images;
    private final CopyStreams copies;
    private final EngineTunnel tunnels;
    private final EngineSockets sockets;
    private final GuestStream guests;
    private final Semaphore places = new Semaphore(AT_ONCE);
    private final Semaphore tunnelPlaces = new Semaphore(TUNNELS_AT_ONCE);

    /// @param socket of the engine
    public Streams(Json json, Engine engine, Path socket, Function<TaskId, Optional<LocalTask>> tasks, ImageExchange exchange, ReachChecks reach, EngineSockets sockets) {
        this.methods = new SessionMethods(json);
        this.json = json;
        this.reach = reach;
        this.tasks = tasks;
        this.logs = new LogStream(engine.containers());
        this.execs = new ExecStream(engine.execs());
        this.builds = new BuildStream(engine.images());
        this.images = new ImageStreams(engine.images(), exchange, json);
        this.copies = new CopyStreams(engine.containers());
        this.tunnels = new EngineTunnel(socket);
        this.sockets = sockets;
        this.guests = new GuestStream(sockets);
    }

    /// Returns at once.
    public void open(OpenStream wanted, Channel channel) {
        Thread.ofVirtual().name("stream " + wanted.id()).start(() -> {
            try (ByteStream stream = ByteStream.open(channel, methods, wanted.id())) {
                serveBounded(wanted.request(), stream);
            }
        });
    }

    private void serveBounded(StreamRequest request, ByteStream stream) {
        boolean tunnel = request instanceof StreamRequest.Engine || request instanceof StreamRequest.Port || request instanceof StreamRequest.Guest;
        Semaphore bound = tunnel ? tunnelPlaces : places;
        boolean place = bound.tryAcquire();
        try {
            if (place) {
                serve(request, stream);
            } else {
                stream.send(Frame.failed("this node serves " + (tunnel ? TUNNELS_AT_ONCE : AT_ONCE) + " streams already: end some, and try again"));
            }
        } catch (EngineException e) {
            fail(stream, e.getMessage());
        } catch (IOException _) {
            // Nobody reads any more.
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "a stream met with a fault: " + request, e);
            fail(stream, "the agent met with a fault; see its log");
        } finally {
            if (place) {
                bound.release();
            }
        }
    }

    private static void fail(ByteStream stream, String problem) {
        try {
            stream.send(Frame.failed(problem));
        } catch (IOException _) {
            // Nobody reads any more.
        }
    }

    private void serve(StreamRequest request, ByteStream stream) throws IOException {
        switch (request) {
            case StreamRequest.Logs wanted -> logs.serve(container(wanted.task()), wanted, stream);
            case StreamRequest.Exec wanted -> execs.serve(container(wanted.task()), wanted, stream);
            case StreamRequest.Build wanted -> builds.serve(wanted, stream);
            case StreamRequest.ExportImage wanted -> images.give(wanted, stream);
            case StreamRequest.ImportImage wanted -> images.take(wanted, stream);
            case StreamRequest.CopyIn wanted -> copies.in(container(wanted.task()), wanted, stream);
            case StreamRequest.Reach wanted -> stream.send(new Frame(Frame.Channel.STDOUT, json.bytes(reach.run(wanted.check()))));
            case StreamRequest.CopyOut wanted -> copies.out(container(wanted.task()), wanted, stream);
            case StreamRequest.Engine _ -> tunnels.serve(stream);
            case StreamRequest.OfferSocket wanted -> offer(wanted, stream);
            case StreamRequest.Guest(String call) -> guests.serve(call, stream);
            case StreamRequest.Port(int port) -> PortTunnel.serve(port, stream);
        }
    }

    private void offer(StreamRequest.OfferSocket wanted, ByteStream stream) throws IOException {
        String place;
        try {
            place = sockets.offer(wanted.id(), wanted.grant()).toString();
        } catch (IOException e) {
            fail(stream, "its agent cannot make a socket for the container: " + e.getMessage());
            return;
        }
        stream.send(new Frame(Frame.Channel.STDOUT, place.getBytes(StandardCharsets.UTF_8)));
    }

    private String container(TaskId task) {
        return tasks.apply(task).flatMap(local -> local.status().container())
                .orElseThrow(() -> new EngineException.NotFound("task " + task + " has no container yet"));
    }
}
