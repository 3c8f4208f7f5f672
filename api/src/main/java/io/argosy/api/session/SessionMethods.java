package io.argosy.api.session;

import io.argosy.codec.Json;
import io.argosy.model.join.KeyProof;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;

/// The calls of the session, as gRPC knows them.
public final class SessionMethods {

    /// Version of the protocol; a server works with this one and the one before.
    public static final int PROTOCOL = 2;

    /// The first that is encrypted. Agents of before do not get as far as to say what they speak.
    private static final int OLDEST = 2;

    public static final String SERVICE = "argosy.v1.Session";

    /// On a byte-stream call: the id the server gave in [ServerMessage.OpenStream].
    public static final Metadata.Key<String> STREAM_ID = Metadata.Key.of("argosy-stream-id", Metadata.ASCII_STRING_MARSHALLER);

    /// The code with which a server that does not lead refuses, and names the one that does.
    public static final String NOT_LEADING = "not-leading";

    /// Who every server is by its certificate, whatever its address.
    public static final String SERVER_NAME = "server.argosy.internal";

    /// What is said by machines that nobody knows yet is short.
    private static final int MOST_JOIN_BYTES = 256 * 1024;

    private final MethodDescriptor<JoinAsk, JoinReply> join;
    private final MethodDescriptor<KeyProof, JoinReply> renew;
    private final MethodDescriptor<AgentMessage, ServerMessage> control;
    private final MethodDescriptor<Frame, Frame> stream;
    private final MethodDescriptor<LeaderAsk, LeaderNews> leaders;

    public SessionMethods(Json json) {
        this.join = MethodDescriptor.<JoinAsk, JoinReply>newBuilder()
                .setType(MethodType.BIDI_STREAMING)
                .setFullMethodName(MethodDescriptor.generateFullMethodName(SERVICE, "Join"))
                .setRequestMarshaller(new JsonMarshaller<>(Json.limitedTo(MOST_JOIN_BYTES), JoinAsk.class))
                .setResponseMarshaller(new JsonMarshaller<>(json, JoinReply.class))
                .build();
        this.renew = MethodDescriptor.<KeyProof, JoinReply>newBuilder()
                .setType(MethodType.UNARY)
                .setFullMethodName(MethodDescriptor.generateFullMethodName(SERVICE, "Renew"))
                .setRequestMarshaller(new JsonMarshaller<>(Json.limitedTo(MOST_JOIN_BYTES), KeyProof.class))
                .setResponseMarshaller(new JsonMarshaller<>(json, JoinReply.class))
                .build();
        this.control = MethodDescriptor.<AgentMessage, ServerMessage>newBuilder()
                .setType(MethodType.BIDI_STREAMING)
                .setFullMethodName(MethodDescriptor.generateFullMethodName(SERVICE, "Control"))
                .setRequestMarshaller(new JsonMarshaller<>(json, AgentMessage.class))
                .setResponseMarshaller(new JsonMarshaller<>(json, ServerMessage.class))
                .build();
        this.stream = MethodDescriptor.<Frame, Frame>newBuilder()
                .setType(MethodType.BIDI_STREAMING)
                .setFullMethodName(MethodDescriptor.generateFullMethodName(SERVICE, "Stream"))
                .setRequestMarshaller(new FrameMarshaller())
                .setResponseMarshaller(new FrameMarshaller())
                .build();
        this.leaders = MethodDescriptor.<LeaderAsk, LeaderNews>newBuilder()
                .setType(MethodType.SERVER_STREAMING)
                .setFullMethodName(MethodDescriptor.generateFullMethodName(SERVICE, "Leaders"))
                .setRequestMarshaller(new JsonMarshaller<>(Json.limitedTo(MOST_JOIN_BYTES), LeaderAsk.class))
                .setResponseMarshaller(new JsonMarshaller<>(json, LeaderNews.class))
                .build();
    }

    /// Whether this version works with an agent that speaks that one.
    public static boolean speaks(int protocol) {
        return protocol <= PROTOCOL && protocol >= Math.max(OLDEST, PROTOCOL - 1);
    }

    /// Why it does not, for people.
    public static String otherProtocol(int protocol) {
        return "the agent speaks version %d of the session protocol, this server %d; bring both to the same version".formatted(protocol, PROTOCOL);
    }

    public MethodDescriptor<JoinAsk, JoinReply> join() {
        return join;
    }

    /// A new key of the node, signed with the node's id as the challenge, for a new certificate: [JoinReply.Issued] or [JoinReply.Refused].
    public MethodDescriptor<KeyProof, JoinReply> renew() {
        return renew;
    }

    public MethodDescriptor<AgentMessage, ServerMessage> control() {
        return control;
    }

    public MethodDescriptor<Frame, Frame> stream() {
        return stream;
    }

    /// Any server tells who leads, whether it does or not.
    public MethodDescriptor<LeaderAsk, LeaderNews> leaders() {
        return leaders;
    }
}
