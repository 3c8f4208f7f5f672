package io.argosy.storeetcd.client;

import io.argosy.store.StoreException;
import io.argosy.store.StoreException.Kind;
import io.argosy.storeetcd.address.EtcdAddress;
import io.argosy.storeetcd.address.Login;
import io.etcd.jetcd.api.AuthGrpc;
import io.etcd.jetcd.api.AuthenticateRequest;
import io.etcd.jetcd.api.MaintenanceGrpc;
import io.etcd.jetcd.api.StatusRequest;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A client of one etcd. Safe for any number of threads.
public final class EtcdClient implements AutoCloseable {

    /// How long one member is waited for before the next is asked.
    private static final Duration ATTEMPT = Duration.ofMillis(800);

    private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(50);
    private static final Duration FIRST_CONTACT = Duration.ofSeconds(10);

    private static final Metadata.Key<String> TOKEN = Metadata.Key.of("token", Metadata.ASCII_STRING_MARSHALLER);

    /// Ends streams of a member that lost the others, which would be silent otherwise.
    private static final Metadata.Key<String> ONLY_WITH_LEADER = Metadata.Key.of("hasleader", Metadata.ASCII_STRING_MARSHALLER);

    private static final Pattern VERSION = Pattern.compile("(\\d+)\\.(\\d+)\\..*");
    private static final int OLDEST_MINOR = 4;

    private final EtcdAddress address;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Members members;
    private volatile Optional<String> token = Optional.empty();

    private EtcdClient(EtcdAddress address) {
        this.address = address;
        this.members = Members.of(address, threads);
    }

    /// @throws StoreException when no member answers for ten seconds, or etcd is too old or wants other credentials
    public static EtcdClient connect(EtcdAddress address) {
        EtcdClient client = new EtcdClient(address);
        try {
            requireVersion(client.ask(MaintenanceGrpc.getStatusMethod(), StatusRequest.getDefaultInstance(), FIRST_CONTACT).getVersion());
            return client;
        } catch (EtcdFailure e) {
            client.close();
            throw e.explain();
        } catch (RuntimeException e) {
            client.close();
            throw e;
        }
    }

    static void requireVersion(String version) {
        Matcher matcher = VERSION.matcher(version);
        if (!matcher.matches() || Integer.parseInt(matcher.group(1)) != 3 || Integer.parseInt(matcher.group(2)) < OLDEST_MINOR) {
            throw new StoreException(Kind.BROKEN, "etcd has version " + version + ", and 3.4 or a later 3.x is needed", "upgrade etcd, one minor version at a time", null);
        }
    }

    public EtcdAddress address() {
        return address;
    }

    /// Asks until there is an answer or patience ends, each member in turn. For what may be asked twice.
    ///
    /// @throws EtcdFailure also at once when waiting does not help
    public <Q, R> R ask(MethodDescriptor<Q, R> method, Q question, Duration patience) throws EtcdFailure {
        long end = System.nanoTime() + patience.toNanos();
        for (int attempt = 1; ; attempt++) {
            try {
                return once(method, question, min(ATTEMPT, Duration.ofNanos(Math.max(1, end - System.nanoTime()))));
            } catch (EtcdFailure e) {
                boolean anotherMember = e.trouble() == Trouble.UNTRUSTED && attempt < members.count();
                if (!anotherMember && (!e.trouble().passes() || System.nanoTime() >= end || Thread.currentThread().isInterrupted())) {
                    throw e;
                }
                pause();
            }
        }
    }

    /// Asks one member once. When it does not answer, the next call goes to another.
    ///
    /// @throws EtcdFailure [EtcdFailure#inDoubt()] when it may have happened all the same
    public <Q, R> R once(MethodDescriptor<Q, R> method, Q question, Duration patience) throws EtcdFailure {
        logInUnlessDone(patience);
        Optional<String> shown = token;
        try {
            return call(method, question, patience);
        } catch (EtcdFailure e) {
            if (e.trouble() != Trouble.STALE_TOKEN || address.login().isEmpty()) {
                throw e;
            }
            forget(shown);
            logInUnlessDone(patience);
            return call(method, question, patience);
        }
    }

    private <Q, R> R call(MethodDescriptor<Q, R> method, Q question, Duration patience) throws EtcdFailure {
        Members.Member member = members.current();
        CallOptions options = CallOptions.DEFAULT.withDeadlineAfter(patience.toNanos(), TimeUnit.NANOSECONDS);
        try {
            return ClientCalls.blockingUnaryCall(withHeaders(member, false), method, options, question);
        } catch (StatusRuntimeException e) {
            throw failed(member, e.getStatus());
        }
    }

    EtcdFailure failed(Members.Member member, Status status) {
        EtcdFailure failure = EtcdFailure.of(member.name(), status);
        if (failure.trouble().passes() || failure.trouble() == Trouble.UNTRUSTED) {
            members.moveOnFrom(member);
        }
        return failure;
    }

    /// A stream to the member whose turn it is; it ends when that member loses the others.
    public <Q, R> EtcdStream<Q, R> open(MethodDescriptor<Q, R> method) throws EtcdFailure {
        logInUnlessDone(ATTEMPT);
        Members.Member member = members.current();
        return EtcdStream.open(withHeaders(member, true).newCall(method, CallOptions.DEFAULT), status -> failed(member, status));
    }

    private Channel withHeaders(Members.Member member, boolean onlyWithLeader) {
        Metadata headers = new Metadata();
        token.ifPresent(text -> headers.put(TOKEN, text));
        if (onlyWithLeader) {
            headers.put(ONLY_WITH_LEADER, "true");
        }
        return ClientInterceptors.intercept(member.channel(), MetadataUtils.newAttachHeadersInterceptor(headers));
    }

    private void logInUnlessDone(Duration patience) throws EtcdFailure {
        if (address.login().isPresent() && token.isEmpty()) {
            token = Optional.of(logIn(address.login().get(), patience));
        }
    }

    /// The token may have ended, which etcd tells streams as a lack of rights.
    public void logInAnew() {
        token = Optional.empty();
    }

    private synchronized void forget(Optional<String> stale) {
        if (token.equals(stale)) {
            token = Optional.empty();
        }
    }

    private String logIn(Login login, Duration patience) throws EtcdFailure {
        AuthenticateRequest request = AuthenticateRequest.newBuilder().setName(login.user()).setPassword(password(login)).build();
        return call(AuthGrpc.getAuthenticateMethod(), request, patience).getToken();
    }

    private static String password(Login login) {
        try {
            return Files.readString(login.passwordFile()).strip();
        } catch (IOException e) {
            throw new StoreException(Kind.BROKEN, "password-file of etcd, %s, cannot be read (%s)".formatted(login.passwordFile(), e.getMessage()),
                    "name a file that the server may read", e);
        }
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_ATTEMPTS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        members.close();
        threads.shutdownNow();
    }
}
