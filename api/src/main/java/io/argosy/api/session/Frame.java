package io.argosy.api.session;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

/// A piece of a byte stream, at most [#MAX_BYTES] long. On the wire: one byte for the channel, then the bytes.
public record Frame(Channel channel, byte[] bytes) {

    public static final int MAX_BYTES = 64 * 1024;

    /// What the bytes of a frame are.
    public enum Channel {
        STDIN,
        STDOUT,
        STDERR,
        /// Two 16-bit numbers, high byte first: columns and rows of the terminal.
        RESIZE,
        /// The end of what the stream was for: four bytes of exit code, high byte first, then text for people.
        EXIT,
        /// The stream ends because it cannot go on: text for people, with its remedy.
        FAILED
    }

    public Frame {
        Objects.requireNonNull(channel, "channel");
        if (bytes.length > MAX_BYTES) {
            throw new IllegalArgumentException("a frame holds at most " + MAX_BYTES + " bytes, not " + bytes.length);
        }
    }

    public static Frame failed(String problem) {
        byte[] text = problem.getBytes(StandardCharsets.UTF_8);
        return new Frame(Channel.FAILED, text.length <= MAX_BYTES ? text : Arrays.copyOf(text, MAX_BYTES));
    }

    public static Frame exit(int code, String text) {
        byte[] said = text.getBytes(StandardCharsets.UTF_8);
        return new Frame(Channel.EXIT, ByteBuffer.allocate(4 + said.length).putInt(code).put(said).array());
    }

    public static Frame resize(int columns, int rows) {
        return new Frame(Channel.RESIZE, ByteBuffer.allocate(4).putShort((short) columns).putShort((short) rows).array());
    }

    /// The code of an EXIT frame.
    public int exitCode() {
        return ByteBuffer.wrap(bytes).getInt();
    }

    /// The text of an EXIT or FAILED frame.
    public String text() {
        int from = channel == Channel.EXIT ? 4 : 0;
        return new String(bytes, from, bytes.length - from, StandardCharsets.UTF_8);
    }
}
