package io.argosy.server.rest;

import io.argosy.api.session.Frame;
import io.argosy.control.fault.FaultCode;
import io.argosy.server.problem.Refusal;
import io.argosy.server.stream.StreamBroken;
import java.util.Locale;

/// What a node's no to a copy is in REST.
final class FileRefusals {

    private FileRefusals() {}

    /// Throws when the frame says that nothing came of it.
    static void check(Frame frame) {
        if (frame.channel() == Frame.Channel.FAILED || frame.channel() == Frame.Channel.EXIT && frame.exitCode() != 0) {
            throw refusal(frame.text());
        }
    }

    private static RuntimeException refusal(String problem) {
        String said = problem.toLowerCase(Locale.ROOT);
        return said.contains("could not find") || said.contains("no such")
                ? Refusal.of(FaultCode.FILE_NOT_FOUND, problem, "look at what is there with `argosy exec TASK ls`")
                : Refusal.of(FaultCode.WRONG_STATE, problem, "copy to or from another path");
    }

    static RuntimeException broken(StreamBroken e) {
        return Refusal.of(FaultCode.NODE_AWAY, e.getMessage(), "try again");
    }
}
