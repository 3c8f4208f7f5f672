package io.argosy.control.deploy;

import io.argosy.control.fault.Fault;
import io.argosy.control.fault.FaultCode;
import java.util.Optional;

/// How much one deploy may bring.
final class InputLimits {

    static final int FILES = 500;
    static final long FILES_BYTES = 16L * 1024 * 1024;
    static final int VARIABLES = 2000;
    static final int MESSAGE = 1000;

    private InputLimits() {}

    static Optional<Fault> broken(DeployInput input) {
        if (input.composeFiles().isEmpty()) {
            return Optional.of(Fault.of(FaultCode.INVALID_REQUEST, "a deploy needs a Compose file", "name one"));
        }
        if (input.files().size() > FILES) {
            return tooLarge("%d files, and at most %d are taken".formatted(input.files().size(), FILES), "bring fewer files");
        }
        long bytes = input.files().values().stream().mapToLong(content -> content.length).sum();
        if (bytes > FILES_BYTES) {
            return tooLarge("files of %d bytes, and at most %d are taken".formatted(bytes, FILES_BYTES), "bring smaller files");
        }
        if (input.variables().size() > VARIABLES) {
            return tooLarge("%d variables, and at most %d are taken".formatted(input.variables().size(), VARIABLES), "use fewer variables");
        }
        if (input.message().filter(text -> text.length() > MESSAGE).isPresent()) {
            return tooLarge("a message of more than %d characters".formatted(MESSAGE), "say it in fewer words");
        }
        return Optional.empty();
    }

    private static Optional<Fault> tooLarge(String detail, String remedy) {
        return Optional.of(Fault.of(FaultCode.TOO_LARGE, "the deploy has " + detail, remedy));
    }
}
