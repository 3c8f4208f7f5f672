package io.argosy.api.session;

import io.grpc.MethodDescriptor;
import io.grpc.Status;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;

/// Frames on the wire: a channel byte, then the bytes as they are.
final class FrameMarshaller implements MethodDescriptor.Marshaller<Frame> {

    @Override
    public InputStream stream(Frame frame) {
        return new SequenceInputStream(
                new ByteArrayInputStream(new byte[] {(byte) frame.channel().ordinal()}), new ByteArrayInputStream(frame.bytes()));
    }

    @Override
    public Frame parse(InputStream stream) {
        try {
            int channel = stream.read();
            if (channel < 0 || channel >= Frame.Channel.values().length) {
                throw Status.INVALID_ARGUMENT.withDescription("unknown frame channel " + channel).asRuntimeException();
            }
            return new Frame(Frame.Channel.values()[channel], stream.readNBytes(Frame.MAX_BYTES + 1));
        } catch (IOException e) {
            throw Status.INTERNAL.withDescription("frame not readable").withCause(e).asRuntimeException();
        }
    }
}
