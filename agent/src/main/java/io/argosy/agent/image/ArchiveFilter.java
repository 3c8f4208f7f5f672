package io.argosy.agent.image;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Set;
import java.util.function.LongConsumer;

/// Copies a tar archive without some of its files, a little at a time.
final class ArchiveFilter {
    private static final int PIECE = 64 * 1024;

    /// A PAX head is a few lines; what is longer belongs to another kind of archive.
    private static final long MOST_HEAD = 1 << 20;

    private final InputStream in;
    private final OutputStream out;
    private final Set<String> leftOut;
    private final LongConsumer progress;
    private final byte[] piece = new byte[PIECE];
    private long read;

    /// @param leftOut names of files
    /// @param progress told how many bytes were read
    ArchiveFilter(InputStream in, OutputStream out, Set<String> leftOut, LongConsumer progress) {
        this.in = in;
        this.out = out;
        this.leftOut = leftOut;
        this.progress = progress;
    }

    /// Reads to the end of the input.
    void copy() throws IOException {
        for (byte[] block = block(); block.length > 0; block = block()) {
            if (TarHeader.isEnd(block)) {
                out.write(block);
                continue;
            }
            TarHeader header = TarHeader.parse(block);
            if (header.type() == 'x') {
                copyWithHead(header, block);
            } else {
                copyEntry(header, block);
            }
        }
    }

    /// The head goes where its entry goes.
    private void copyWithHead(TarHeader header, byte[] block) throws IOException {
        if (header.size() > MOST_HEAD) {
            throw new IOException("not an archive of an image: a head of " + header.size() + " bytes");
        }
        PaxHead head = PaxHead.parse(content(header), (int) header.size());
        byte[] next = block();
        TarHeader described = head.apply(TarHeader.parse(next));
        if (!leftOut.contains(described.name())) {
            out.write(block);
            out.write(head.content());
        }
        copyEntry(described, next);
    }

    private byte[] content(TarHeader header) throws IOException {
        byte[] content = in.readNBytes((int) header.blocks());
        if (content.length < header.blocks()) {
            throw new EOFException("the archive ends in the middle of a file");
        }
        count(content.length);
        return content;
    }

    private void copyEntry(TarHeader header, byte[] block) throws IOException {
        boolean kept = !leftOut.contains(header.name());
        if (kept) {
            out.write(block);
        }
        for (long left = header.blocks(); left > 0;) {
            int got = in.read(piece, 0, (int) Math.min(piece.length, left));
            if (got < 0) {
                throw new EOFException("the archive ends in the middle of a file");
            }
            if (kept) {
                out.write(piece, 0, got);
            }
            left -= got;
            count(got);
        }
    }

    private byte[] block() throws IOException {
        byte[] block = in.readNBytes(TarHeader.BLOCK);
        if (block.length % TarHeader.BLOCK != 0) {
            throw new EOFException("the archive ends in the middle of a block");
        }
        count(block.length);
        return block;
    }

    private void count(int bytes) {
        read += bytes;
        progress.accept(read);
    }
}
