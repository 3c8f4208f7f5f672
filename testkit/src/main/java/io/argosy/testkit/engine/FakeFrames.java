package io.argosy.testkit.engine;

import io.argosy.engine.Frames;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;

/// Output that is there already.
final class FakeFrames implements Frames {
    private final Queue<Frame> left;

    FakeFrames(List<Frame> frames) {
        this.left = new ArrayDeque<>(frames);
    }

    @Override
    public synchronized Optional<Frame> next() {
        return Optional.ofNullable(left.poll());
    }

    @Override
    public synchronized void close() {
        left.clear();
    }
}
