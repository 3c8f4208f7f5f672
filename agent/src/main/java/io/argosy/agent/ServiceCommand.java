package io.argosy.agent;

import io.argosy.agent.install.Installation;
import io.argosy.model.join.JoinToken;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// `argosy agent install` and `argosy agent uninstall`.
final class ServiceCommand {

    static final String USAGE = """
            Usage: argosy agent install --server HOST:PORT [--join TOKEN] [--print] [OPTION...]
                   argosy agent uninstall

            Makes the agent a service: systemd starts it with the machine, and again when it ends. Takes the options of `argosy agent`.

              --print                 shows the unit, and changes nothing
            """;

    /// What the service gets in another form.
    private static final Set<String> OWN = Set.of("--join", "--join-file", "--data");

    private ServiceCommand() {}

    /// Whether these arguments are about the service.
    static boolean is(List<String> arguments) {
        return !arguments.isEmpty() && (arguments.getFirst().equals("install") || arguments.getFirst().equals("uninstall"));
    }

    /// @throws IllegalArgumentException when the arguments make no sense
    /// @throws IOException when it cannot be done
    static void run(List<String> arguments) throws IOException, InterruptedException {
        List<String> rest = arguments.subList(1, arguments.size());
        Installation installation = Installation.ofMachine(program());
        if (arguments.getFirst().equals("uninstall")) {
            if (!rest.isEmpty()) {
                throw new IllegalArgumentException("unknown argument: " + rest.getFirst());
            }
            installation.uninstall();
        } else if (rest.contains("--print")) {
            installation.print(wanted(rest.stream().filter(argument -> !argument.equals("--print")).toList()));
        } else {
            installation.install(wanted(rest));
        }
    }

    /// The launcher says where it is.
    private static Path program() {
        return Path.of(Optional.ofNullable(System.getenv("ARGOSY_COMMAND")).orElse("/usr/local/bin/argosy"));
    }

    /// The arguments are those of the agent; a token goes into a file, because everybody can read units and command lines.
    static Installation.Wanted wanted(List<String> arguments) {
        Options options = Options.parse(arguments);
        List<String> kept = new ArrayList<>();
        for (Iterator<String> each = arguments.iterator(); each.hasNext();) {
            String argument = each.next();
            String option = argument.split("=", 2)[0];
            if (!OWN.contains(option)) {
                kept.add(argument);
            }
            if (option.equals(argument)) {
                String value = each.next();
                if (!OWN.contains(option)) {
                    kept.add(value);
                }
            }
        }
        kept.addAll(List.of("--data", options.data().toString()));
        return new Installation.Wanted(kept, options.data(), options.token().map(JoinToken::text));
    }
}
