package io.argosy.cli.command;

import io.argosy.cli.output.CommandFailure;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "completion", description = "Print a completion script.",
        footer = {"", "Examples:", "  source <(argosy completion bash)", "  argosy completion bash > /etc/bash_completion.d/argosy"})
final class Completion implements Runnable {

    @Parameters(paramLabel = "bash|zsh", defaultValue = "bash", description = "The shell; both take the same script (default: ${DEFAULT-VALUE}).")
    private String shell;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        if (!shell.equals("bash") && !shell.equals("zsh")) {
            throw CommandFailure.usage("no completion for '" + shell + "'", "there is one for bash and zsh");
        }
        CommandLine root = spec.root().commandLine();
        root.getOut().println(AutoComplete.bash(root.getCommandName(), root));
        root.getOut().flush();
    }
}
