package io.argosy.storeetcd.client;

import io.argosy.store.StoreException;
import io.argosy.store.StoreException.Kind;
import io.argosy.storeetcd.address.ClientCertificate;
import io.argosy.storeetcd.address.Endpoint;
import io.argosy.storeetcd.address.EtcdAddress;
import io.grpc.ChannelCredentials;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.TlsChannelCredentials;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// A connection to each member, made when it is first used; one of them is the one to ask.
final class Members implements AutoCloseable {

    /// Many revisions may come as one message to a watcher that fell behind; a larger one makes it read everything again.
    private static final int MOST_MESSAGE_BYTES = 256 * 1024 * 1024;

    private static final long PING_AFTER_SECONDS = 10;
    private static final long PING_PATIENCE_SECONDS = 3;
    private static final long CLOSING_SECONDS = 2;

    private final List<Member> members;
    private final AtomicInteger turn = new AtomicInteger();

    /// @param channel to the member @param name as people wrote it
    record Member(ManagedChannel channel, String name) {
    }

    private Members(List<Member> members) {
        this.members = members;
    }

    static Members of(EtcdAddress address, Executor threads) {
        ChannelCredentials credentials = credentials(address);
        return new Members(address.endpoints().stream().map(endpoint -> new Member(channel(endpoint, credentials, threads), endpoint.toString())).toList());
    }

    private static ManagedChannel channel(Endpoint endpoint, ChannelCredentials credentials, Executor threads) {
        return Grpc.newChannelBuilderForAddress(endpoint.host(), endpoint.port(), credentials)
                .executor(threads)
                .disableRetry()
                .maxInboundMessageSize(MOST_MESSAGE_BYTES)
                .keepAliveTime(PING_AFTER_SECONDS, TimeUnit.SECONDS)
                .keepAliveTimeout(PING_PATIENCE_SECONDS, TimeUnit.SECONDS)
                .build();
    }

    private static ChannelCredentials credentials(EtcdAddress address) {
        if (!address.tls()) {
            return InsecureChannelCredentials.create();
        }
        TlsChannelCredentials.Builder tls = TlsChannelCredentials.newBuilder();
        address.authority().ifPresent(file -> read(file, "ca", stream -> tls.trustManager(stream)));
        address.certificate().ifPresent(own -> own(tls, own));
        return tls.build();
    }

    private static void own(TlsChannelCredentials.Builder tls, ClientCertificate own) {
        read(own.key(), "key", key -> {
            String text = new String(key.readAllBytes(), StandardCharsets.ISO_8859_1);
            if (!text.contains("BEGIN PRIVATE KEY")) {
                throw unusable(own.key(), "key", "it is not a PKCS#8 key without a passphrase",
                        "convert it: openssl pkcs8 -topk8 -nocrypt -in " + own.key() + " -out NEW", null);
            }
        });
        read(own.certificate(), "cert", certificate -> read(own.key(), "key", key -> tls.keyManager(certificate, key)));
    }

    /// Does something with a file's content.
    private interface Use {
        void of(InputStream content) throws IOException;
    }

    private static void read(Path file, String option, Use use) {
        try (InputStream content = Files.newInputStream(file)) {
            use.of(content);
        } catch (IOException | IllegalArgumentException e) {
            throw unusable(file, option, String.valueOf(e.getMessage()), "name a PEM file that the server may read", e);
        }
    }

    private static StoreException unusable(Path file, String option, String why, String remedy, Throwable cause) {
        return new StoreException(Kind.BROKEN, "%s of etcd, %s, cannot be used (%s)".formatted(option, file, why), remedy, cause);
    }

    Member current() {
        return members.get(Math.floorMod(turn.get(), members.size()));
    }

    int count() {
        return members.size();
    }

    /// This member did not answer. Does nothing when others are asked already. Its connection is made anew when its turn comes again, because packets
    /// on the old one may go nowhere for minutes.
    void moveOnFrom(Member failed) {
        int now = turn.get();
        if (current() == failed && turn.compareAndSet(now, now + 1)) {
            failed.channel().enterIdle();
        }
    }

    @Override
    public void close() {
        members.forEach(member -> member.channel().shutdownNow());
        try {
            for (Member member : members) {
                member.channel().awaitTermination(CLOSING_SECONDS, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
