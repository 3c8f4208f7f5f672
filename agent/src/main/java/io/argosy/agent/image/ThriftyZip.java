package io.argosy.agent.image;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/// Compresses quickly, and leaves alone for a while what has shown that it does not compress: files that are compressed already cost as much time as any, for nothing.
final class ThriftyZip extends GZIPOutputStream {
    private static final int BUFFER = 64 * 1024;
    private static final long TRIAL = 1 << 20;
    private static final long REST = 16 << 20;

    /// What is saved must be worth the time.
    private static final double WORTH = 0.9;

    private boolean compressing = true;
    private long read;
    private long written;

    ThriftyZip(OutputStream out) throws IOException {
        super(out, BUFFER);
        def.setLevel(Deflater.BEST_SPEED);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
        super.write(bytes, offset, length);
        if (def.getBytesRead() - read >= (compressing ? TRIAL : REST)) {
            decide();
        }
    }

    private void decide() {
        double share = (double) (def.getBytesWritten() - written) / (def.getBytesRead() - read);
        compressing = !compressing || share < WORTH;
        def.setLevel(compressing ? Deflater.BEST_SPEED : Deflater.NO_COMPRESSION);
        read = def.getBytesRead();
        written = def.getBytesWritten();
    }
}
