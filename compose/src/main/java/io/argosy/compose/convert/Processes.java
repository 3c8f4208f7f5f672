package io.argosy.compose.convert;

import io.argosy.model.service.ProcessSpec;

/// How a service's process is started and stopped.
final class Processes {
    private Processes() {}

    static ProcessSpec of(Fields service) {
        return new ProcessSpec(service.list("entrypoint"), service.list("command"), service.optionalStrings("environment"),
                service.text("working_dir"), service.text("user"), service.texts("group_add"), service.flag("tty"),
                service.flag("stdin_open"), service.bool("init"), service.text("stop_signal"),
                service.duration("stop_grace_period").orElse(ProcessSpec.DEFAULT_STOP_GRACE));
    }
}
