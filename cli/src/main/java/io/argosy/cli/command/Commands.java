package io.argosy.cli.command;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/// The whole command line.
@Command(
        name = "argosy",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = Version.class,
        description = "Runs Compose apps on a cluster of Docker engines.",
        footer = {"", "To run the processes themselves:", "  argosy server --help   the control plane", "  argosy agent --help    the process on each node"},
        subcommands = {
            Deploy.class, Plan.class, ListApps.class, ListTasks.class, InspectApp.class, Logs.class, Events.class, Exec.class, Scale.class,
            Intents.Stop.class, Intents.Start.class, Intents.Restart.class, History.class, Diff.class, Rollback.class, Intents.Remove.class,
            Config.class, ContentCommands.Configs.class, ContentCommands.Secrets.class, NodeCommands.class, ContextCommands.class, Audit.class,
            Completion.class
        })
public final class Commands implements Runnable {

    @Option(names = "--trace", scope = ScopeType.INHERIT, description = "Print stack traces of failures.")
    private boolean trace;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    public static CommandLine line() {
        return new CommandLine(new Commands()).setCaseInsensitiveEnumValuesAllowed(true).setUsageHelpAutoWidth(true);
    }

    @Override
    public void run() {
        spec.commandLine().usage(trace ? System.err : System.out);
    }
}
