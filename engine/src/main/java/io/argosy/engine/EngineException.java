package io.argosy.engine;

/// An engine call that did not do what was asked. The message is for people.
public abstract sealed class EngineException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private EngineException(String message, Throwable cause) {
        super(message, cause);
    }

    /// What it was to be done to, or with, is not there.
    public static final class NotFound extends EngineException {
        private static final long serialVersionUID = 1L;

        public NotFound(String message) {
            super(message, null);
        }
    }

    /// A name that is taken, or a thing that is in use or in the wrong state.
    public static final class Conflict extends EngineException {
        private static final long serialVersionUID = 1L;

        public Conflict(String message) {
            super(message, null);
        }
    }

    /// No answer: the engine is down, hangs, or went away in the middle. What was asked may have been done.
    public static final class Unreachable extends EngineException {
        private static final long serialVersionUID = 1L;

        public Unreachable(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /// The engine's disk is full.
    public static final class NoSpace extends EngineException {
        private static final long serialVersionUID = 1L;

        public NoSpace(String message) {
            super(message, null);
        }
    }

    /// The engine is too old, or too new, to be spoken to.
    public static final class Unsupported extends EngineException {
        private static final long serialVersionUID = 1L;

        public Unsupported(String message) {
            super(message, null);
        }
    }

    /// Any other no; the message is the engine's own.
    public static final class Refused extends EngineException {
        private static final long serialVersionUID = 1L;

        public Refused(String message) {
            super(message, null);
        }
    }
}
