package io.argosy.server.session;

import io.argosy.api.session.AgentMessage;
import io.argosy.api.session.ServerMessage;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.Status;

/// The way to one agent. Safe for any number of threads; messages are sent in the order of the calls. What is sent after the end is dropped.
///
/// Messages are few, so they are handed to the connection without waiting: one change of an assignment, and the bounded number of streams that
/// are being opened.
final class AgentLink {

    private final ServerCall<AgentMessage, ServerMessage> call;
    private boolean ended;

    AgentLink(ServerCall<AgentMessage, ServerMessage> call) {
        this.call = call;
    }

    synchronized void open() {
        call.sendHeaders(new Metadata());
    }

    /// Lets others find this link, then sends the first message: what they send waits for it, and an agent that has it can be reached.
    synchronized void greet(ServerMessage welcome, Runnable register) {
        register.run();
        send(welcome);
    }

    synchronized boolean send(ServerMessage message) {
        if (ended) {
            return false;
        }
        call.sendMessage(message);
        return true;
    }

    synchronized void end(Status status) {
        if (!ended) {
            ended = true;
            call.close(status, new Metadata());
        }
    }

    /// The agent ended the call, or the connection broke.
    synchronized void lost() {
        ended = true;
    }
}
