package io.argosy.agent.network;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/// Asks for a connection to a port that hardly anything listens on: the refusal comes from the task's own network, so no program there is troubled.
public final class TcpKnock implements Knock {
    private static final int PORT = 1;
    private static final int PATIENCE_MILLIS = 1_000;
    /// What the JDK says of ECONNREFUSED, and of nothing else.
    private static final String REFUSED = "Connection refused";

    @Override
    public boolean answered(String address) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.ofLiteral(address), PORT), PATIENCE_MILLIS);
            return true;
        } catch (ConnectException e) {
            return REFUSED.equals(e.getMessage());
        } catch (IOException _) {
            return false;
        }
    }
}
