package io.argosy.agent.training;

import io.argosy.api.session.AgentMessage;
import io.argosy.api.session.AssignmentDigest;
import io.argosy.api.session.Frame;
import io.argosy.api.session.JoinAsk;
import io.argosy.api.session.JoinReply;
import io.argosy.api.session.ServerMessage;
import io.argosy.api.session.SessionMethods;
import io.argosy.api.session.Stamp;
import io.argosy.codec.Json;
import io.argosy.model.assignment.Assignment;
import io.argosy.model.assignment.Report.TaskReport;
import io.argosy.model.id.NodeId;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.okhttp.OkHttpServerBuilder;
import io.grpc.okhttp.SslSocketFactoryServerCredentials;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// The server's end of a session: says welcome, gives an assignment, and waits until a task of it is ready.
final class StandInServer implements AutoCloseable {
    private static final Stamp FENCE = new Stamp(1, 1, 1);

    private final Json json = Json.standard();
    private final SessionMethods methods = new SessionMethods(json);
    private final CountDownLatch ready = new CountDownLatch(1);
    private final Assignment assignment;
    private final StandInCertificate certificate;
    private final Server server;

    StandInServer(Assignment assignment, StandInCertificate certificate) throws IOException {
        this.assignment = assignment;
        this.certificate = certificate;
        this.server = OkHttpServerBuilder.forPort(0, SslSocketFactoryServerCredentials.create(certificate.sockets()))
                .addService(ServerServiceDefinition.builder(SessionMethods.SERVICE)
                        .addMethod(methods.join(), this::startJoin).addMethod(methods.control(), this::startControl).addMethod(methods.stream(), StandInServer::refuseStream).build())
                .build().start();
    }

    int port() {
        return server.getPort();
    }

    boolean awaitReady(Duration patience) throws InterruptedException {
        return ready.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    private ServerCall.Listener<JoinAsk> startJoin(ServerCall<JoinAsk, JoinReply> call, Metadata headers) {
        call.sendHeaders(new Metadata());
        call.sendMessage(new JoinReply.Challenge("rehearsal"));
        call.request(1);
        return new ServerCall.Listener<>() {
            @Override
            public void onMessage(JoinAsk ask) {
                call.sendMessage(new JoinReply.Issued("rehearsal", new NodeId("n1"), List.of(certificate.encoded())));
                call.close(Status.OK, new Metadata());
            }
        };
    }

    private ServerCall.Listener<AgentMessage> startControl(ServerCall<AgentMessage, ServerMessage> call, Metadata headers) {
        call.sendHeaders(new Metadata());
        call.request(1);
        return new ServerCall.Listener<>() {
            @Override
            public void onMessage(AgentMessage message) {
                hear(call, message);
                call.request(1);
            }
        };
    }

    private void hear(ServerCall<AgentMessage, ServerMessage> call, AgentMessage message) {
        switch (message) {
            case AgentMessage.Hello _ -> {
                call.sendMessage(new ServerMessage.Welcome("rehearsal", new NodeId("n1"), FENCE));
                call.sendMessage(whole());
            }
            case AgentMessage.Reports(var reports) -> {
                if (reports.stream().anyMatch(report -> report instanceof TaskReport task && task.status().ready())) {
                    ready.countDown();
                }
            }
            case AgentMessage.Facts _, AgentMessage.Contacts _, AgentMessage.Accepted _, AgentMessage.NeedWhole _, AgentMessage.WantImage _, AgentMessage.Guest _, AgentMessage.Alive _,
                    AgentMessage.Testimony _, AgentMessage.KeepLeases _ -> { }
        }
    }

    private ServerMessage whole() {
        return new ServerMessage.AssignmentChange(
                FENCE, Optional.empty(), List.copyOf(assignment.items().values()), List.of(), AssignmentDigest.of(assignment, json).text());
    }

    private static ServerCall.Listener<Frame> refuseStream(ServerCall<Frame, Frame> call, Metadata headers) {
        call.close(Status.UNIMPLEMENTED, new Metadata());
        return new ServerCall.Listener<>() {};
    }

    @Override
    public void close() {
        server.shutdownNow();
    }
}
