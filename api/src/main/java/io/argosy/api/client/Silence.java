package io.argosy.api.client;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/// A body that breaks off when nothing came for too long: servers send a sign of life every ten seconds, so one that says nothing at all is stopped or cut off.
final class Silence extends FilterInputStream {

    private static final Duration LONGEST = Duration.ofSeconds(25);
    private static final Duration LOOK = Duration.ofSeconds(5);

    private final Thread watch = Thread.ofVirtual().name("silence").unstarted(this::look);
    private volatile long heardAt = System.nanoTime();

    Silence(InputStream body) {
        super(body);
        watch.start();
    }

    private void look() {
        try {
            while (System.nanoTime() - heardAt < LONGEST.toNanos()) {
                Thread.sleep(LOOK);
            }
            in.close();
        } catch (InterruptedException | IOException _) {
            // It was closed already.
        }
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        heardAt = System.nanoTime();
        return read;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = super.read(bytes, offset, length);
        heardAt = System.nanoTime();
        return read;
    }

    @Override
    public void close() throws IOException {
        watch.interrupt();
        super.close();
    }
}
