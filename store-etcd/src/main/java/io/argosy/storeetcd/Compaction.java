package io.argosy.storeetcd;

import io.argosy.storeetcd.client.EtcdClient;
import io.argosy.storeetcd.client.EtcdFailure;
import io.argosy.storeetcd.client.Trouble;
import io.etcd.jetcd.api.CompactionRequest;
import io.etcd.jetcd.api.KVGrpc;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;

/// Keeps etcd from growing: while this server leads, what is older than a period is forgotten. Whoever fell behind by more reads everything again.
final class Compaction implements AutoCloseable {

    static final Duration PERIOD = Duration.ofMinutes(5);

    private static final Logger LOG = System.getLogger(Compaction.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final EtcdClient client;
    private final Mirror mirror;
    private final Thread thread;

    private Compaction(EtcdClient client, Mirror mirror) {
        this.client = client;
        this.mirror = mirror;
        this.thread = Thread.ofVirtual().name("store-compaction").unstarted(this::run);
    }

    static Compaction begin(EtcdClient client, Mirror mirror) {
        Compaction compaction = new Compaction(client, mirror);
        compaction.thread.start();
        return compaction;
    }

    private void run() {
        try {
            while (true) {
                long old = mirror.picture().etcdRevision();
                Thread.sleep(PERIOD);
                compact(client, old);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static void compact(EtcdClient client, long revision) {
        try {
            client.ask(KVGrpc.getCompactMethod(), CompactionRequest.newBuilder().setRevision(revision).build(), PATIENCE);
        } catch (EtcdFailure e) {
            // Whoever compacted it before did what this is for.
            LOG.log(e.trouble() == Trouble.COMPACTED ? Level.DEBUG : Level.WARNING, "etcd was not compacted: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
