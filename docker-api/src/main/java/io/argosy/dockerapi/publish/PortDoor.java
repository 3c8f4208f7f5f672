package io.argosy.dockerapi.publish;

import io.argosy.dockerapi.fleet.EngineLink;
import io.argosy.dockerapi.fleet.Fleet;
import io.argosy.dockerapi.publish.PortPlan.Target;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/// One open port. Each connection is carried to the node, only as fast as its readers, each direction ending by itself.
final class PortDoor implements AutoCloseable {

    private final ServerSocket listening;
    private final Target target;
    private final Fleet fleet;
    private final Semaphore places;
    private final Set<Socket> clients = ConcurrentHashMap.newKeySet();

    private PortDoor(ServerSocket listening, Target target, Fleet fleet, Semaphore places) {
        this.listening = listening;
        this.target = target;
        this.fleet = fleet;
        this.places = places;
    }

    static PortDoor open(ServerSocket listening, Target target, Fleet fleet, Semaphore places) {
        PortDoor door = new PortDoor(listening, target, fleet, places);
        Thread.ofVirtual().name("port " + target.port()).start(door::accept);
        return door;
    }

    Target target() {
        return target;
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listening.accept();
                places.acquire();
                Thread.ofVirtual().name("port connection").start(() -> serve(client));
            }
        } catch (IOException _) {
            // Closed.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void serve(Socket client) {
        try (client) {
            clients.add(client);
            if (!listening.isClosed()) {
                carry(client);
            }
        } catch (IOException _) {
            // One side went away, and the other hears it by that.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            clients.remove(client);
            places.release();
        }
    }

    private void carry(Socket client) throws IOException, InterruptedException {
        client.setTcpNoDelay(true);
        try (EngineLink link = fleet.openPort(target.node(), target.port())) {
            Thread up = Thread.ofVirtual().name("port input").start(() -> up(client, link));
            link.input().transferTo(client.getOutputStream());
            client.shutdownOutput();
            up.join();
        }
    }

    private static void up(Socket client, EngineLink link) {
        try (OutputStream out = link.output()) {
            client.getInputStream().transferTo(out);
        } catch (IOException _) {
            link.close();
        }
    }

    @Override
    public void close() {
        close(listening);
        clients.forEach(PortDoor::close);
    }

    private static void close(AutoCloseable socket) {
        try {
            socket.close();
        } catch (Exception _) {
            // It is of no more use either way.
        }
    }
}
