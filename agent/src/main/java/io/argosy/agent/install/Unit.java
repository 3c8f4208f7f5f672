package io.argosy.agent.install;

import java.util.List;
import java.util.stream.Collectors;

/// The unit by which systemd runs the agent.
///
/// @param command the program and its arguments
record Unit(List<String> command) {

    static final String NAME = "argosy-agent.service";

    Unit {
        command = List.copyOf(command);
    }

    /// Only the agent itself is ended: the guard of exclusive tasks outlives it. The agent outlives its engine and looks after it again, so that it only begins after it. Options that make no sense are not tried again.
    String text() {
        return """
                [Unit]
                Description=Argosy agent: runs this machine's part of the cluster
                Wants=network-online.target
                After=network-online.target docker.service
                StartLimitIntervalSec=0

                [Service]
                Type=exec
                ExecStart=%s
                Restart=always
                RestartSec=2
                RestartPreventExitStatus=64
                SuccessExitStatus=143
                KillMode=process
                TimeoutStopSec=30
                LimitNOFILE=65536
                OOMScoreAdjust=-500

                [Install]
                WantedBy=multi-user.target
                """.formatted(command.stream().map(Unit::quoted).collect(Collectors.joining(" ")));
    }

    /// As systemd reads it: nothing of an argument is a variable, a specifier or the end of a word.
    private static String quoted(String argument) {
        String literal = argument.replace("\\", "\\\\").replace("\"", "\\\"").replace("%", "%%").replace("$", "$$").replace("\n", "\\n");
        return argument.matches("[A-Za-z0-9_./:=,@%+-]+") ? literal : '"' + literal + '"';
    }
}
