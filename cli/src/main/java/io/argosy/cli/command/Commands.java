package io.argosy.cli.command;

import java.util.List;
import java.util.Optional;
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
        footer = {"", "To run the processes themselves:", "  argosy server --help   the control plane", "  argosy agent --help    the process on each node"})
public final class Commands implements Runnable {

    /// In the order in which help lists them.
    private static final List<String> NAMES = List.of(
            "deploy", "plan", "ls", "ps", "inspect", "logs", "events", "exec", "cp", "scale", "stop", "start", "restart", "history", "diff", "rollback", "rm",
            "config", "configs", "secrets", "registry", "node", "server", "cluster", "network", "context", "env", "audit", "completion");

    @Option(names = "--trace", scope = ScopeType.INHERIT, description = "Print stack traces of failures.")
    private boolean trace;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    /// The whole command line.
    public static CommandLine line() {
        return with(NAMES);
    }

    /// The command line as far as these arguments need it. Describing every command takes longer than running one, and most calls run one.
    public static CommandLine lineFor(String... arguments) {
        return arguments.length > 0 && NAMES.contains(arguments[0]) && !arguments[0].equals("completion") ? with(List.of(arguments[0])) : line();
    }

    private static CommandLine with(List<String> names) {
        CommandLine line = new CommandLine(new Commands());
        names.forEach(name -> line.addSubcommand(command(name)));
        Optional.ofNullable(line.getSubcommands().get("exec")).ifPresent(exec -> exec.setStopAtPositional(true));
        return line.setCaseInsensitiveEnumValuesAllowed(true).setUsageHelpAutoWidth(true);
    }

    private static Object command(String name) {
        return switch (name) {
            case "deploy" -> new Deploy();
            case "plan" -> new Plan();
            case "ls" -> new ListApps();
            case "ps" -> new ListTasks();
            case "inspect" -> new InspectApp();
            case "logs" -> new Logs();
            case "events" -> new Events();
            case "exec" -> new Exec();
            case "cp" -> new Copy();
            case "scale" -> new Scale();
            case "stop" -> new Intents.Stop();
            case "start" -> new Intents.Start();
            case "restart" -> new Intents.Restart();
            case "history" -> new History();
            case "diff" -> new Diff();
            case "rollback" -> new Rollback();
            case "rm" -> new Intents.Remove();
            case "config" -> new Config();
            case "configs" -> new ContentCommands.Configs();
            case "secrets" -> new ContentCommands.Secrets();
            case "registry" -> new RegistryCommands();
            case "node" -> new NodeCommands();
            case "server" -> new ServerCommands();
            case "cluster" -> new ClusterCommands();
            case "network" -> new NetworkCommands();
            case "context" -> new ContextCommands();
            case "env" -> new Env();
            case "audit" -> new Audit();
            case "completion" -> new Completion();
            default -> throw new IllegalArgumentException("no command " + name);
        };
    }

    @Override
    public void run() {
        spec.commandLine().usage(trace ? System.err : System.out);
    }
}
