package io.argosy.cli.command;

import io.argosy.api.client.ArgosyClient;
import io.argosy.api.rest.TaskView;
import io.argosy.api.session.StreamRequest;
import io.argosy.cli.exec.ExecSession;
import io.argosy.cli.exec.LocalTerminal;
import io.argosy.cli.output.CommandFailure;
import io.argosy.model.id.AppRef;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "exec", description = "Run a program in a running task. Ends with the program's own exit code.",
        footer = {"", "Examples:", "  argosy exec -p shop web.1 ls -l /", "  argosy exec -p shop -it db sh", "  echo 'select 1' | argosy exec -i -p shop db psql"})
final class Exec implements Callable<Integer> {

    @Mixin
    private AppChoice app;

    @Option(names = {"-i", "--interactive"}, description = "Pass standard input on.")
    private boolean interactive;

    @Option(names = {"-t", "--tty"}, description = "Give the program a terminal.")
    private boolean tty;

    @Option(names = {"-u", "--user"}, paramLabel = "USER", description = "Run as this user.")
    private String user;

    @Option(names = {"-w", "--workdir"}, paramLabel = "DIR", description = "Run in this directory.")
    private String directory;

    @Option(names = {"-e", "--env"}, paramLabel = "K=V", description = "Set a variable.")
    private Map<String, String> environment = new LinkedHashMap<>();

    @Parameters(index = "0", paramLabel = "TASK|SERVICE", description = "A task such as web.1 or its id, or a service: then its first ready task.")
    private String target;

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "COMMAND", description = "The program and its arguments.")
    private List<String> command;

    @Override
    public Integer call() {
        AppRef ref = app.ref();
        try (ArgosyClient client = app.session().client()) {
            TaskView task = RunningTask.find(client, ref, target);
            StreamRequest.Exec request = new StreamRequest.Exec(
                    task.id(), program(), interactive, tty, Optional.ofNullable(user), Optional.ofNullable(directory), environment);
            try (LocalTerminal local = LocalTerminal.open(tty && interactive)) {
                return new ExecSession(client, app.session().json(), local).run(request);
            }
        }
    }

    /// What follows the task; a separating `--` is allowed, as other tools want it.
    private List<String> program() {
        List<String> program = command.getFirst().equals("--") ? command.subList(1, command.size()) : command;
        if (program.isEmpty()) {
            throw CommandFailure.usage("which program?", "name it after the task: argosy exec " + target + " ls");
        }
        return program;
    }
}
