package io.argosy.discovery.upstream;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// The places in a DNS message that matter when it is passed on as it is.
final class Wire {
    static final int HEADER = 12;
    private static final int TYPE_OPT = 41;

    private Wire() {}

    /// Offsets of the TTL of every record but OPT, whose field is none.
    static List<Integer> ttlOffsets(byte[] message) {
        try {
            ByteBuffer in = ByteBuffer.wrap(message);
            int questions = in.getShort(4) & 0xffff;
            int records = (in.getShort(6) & 0xffff) + (in.getShort(8) & 0xffff) + (in.getShort(10) & 0xffff);
            in.position(HEADER);
            for (int i = 0; i < questions; i++) {
                skipName(in);
                in.getInt();
            }
            return ttlOffsets(in, records);
        } catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException e) {
            return List.of();
        }
    }

    private static List<Integer> ttlOffsets(ByteBuffer in, int records) {
        List<Integer> offsets = new ArrayList<>();
        for (int i = 0; i < records; i++) {
            skipName(in);
            int type = in.getShort() & 0xffff;
            in.getShort();
            if (type != TYPE_OPT) {
                offsets.add(in.position());
            }
            in.getInt();
            int length = in.getShort() & 0xffff;
            in.position(in.position() + length);
        }
        return offsets;
    }

    private static void skipName(ByteBuffer in) {
        while (true) {
            int length = in.get() & 0xff;
            if (length == 0) {
                return;
            }
            if ((length & 0xc0) != 0) {
                in.get();
                return;
            }
            in.position(in.position() + length);
        }
    }

    static void setId(byte[] message, int id) {
        message[0] = (byte) (id >> 8);
        message[1] = (byte) id;
    }

    static int id(byte[] message) {
        return (message[0] & 0xff) << 8 | message[1] & 0xff;
    }

    static boolean truncated(byte[] message) {
        return (message[2] & 0x02) != 0;
    }
}
