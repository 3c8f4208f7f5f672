package io.argosy.agent.install;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Makes the agent a service of the machine, and no service again. What it kept in its data directory stays.
public final class Installation {

    private final Systemd systemd;
    private final Path program;
    private final PrintStream out;

    Installation(Systemd systemd, Path program, PrintStream out) {
        this.systemd = systemd;
        this.program = program;
        this.out = out;
    }

    /// @param program the argosy command, as the service is to start it
    public static Installation ofMachine(Path program) {
        return new Installation(Systemd.OF_MACHINE, program, System.out);
    }

    /// What the service is started with.
    ///
    /// @param arguments of the agent, without a token
    /// @param token the node token, which is kept in a file that only its owner reads
    public record Wanted(List<String> arguments, Path data, Optional<String> token) {
        public Wanted {
            arguments = List.copyOf(arguments);
        }
    }

    /// Prints the unit, and changes nothing.
    public void print(Wanted wanted) {
        out.print(unit(wanted).text());
    }

    /// @throws IOException when it cannot be done; the message has the remedy
    public void install(Wanted wanted) throws IOException, InterruptedException {
        require();
        Files.createDirectories(wanted.data());
        if (wanted.token().isPresent()) {
            write(tokenFile(wanted), wanted.token().get() + "\n", "rw-------");
        }
        write(systemd.unit(), unit(wanted).text(), "rw-r--r--");
        systemd.tell("daemon-reload");
        systemd.tell("enable", Unit.NAME);
        systemd.tell("restart", Unit.NAME);
        out.println("argosy agent runs as " + Unit.NAME + "; look at it with `journalctl -u argosy-agent`");
    }

    public void uninstall() throws IOException, InterruptedException {
        require();
        if (!Files.exists(systemd.unit())) {
            throw new IOException("there is no " + systemd.unit() + ": nothing is installed");
        }
        systemd.tell("disable", "--now", Unit.NAME);
        Files.delete(systemd.unit());
        systemd.tell("daemon-reload");
        out.println("argosy agent is no service any more. Its containers run on; forget the node with `argosy node rm`, and remove its data directory to let the machine join anew");
    }

    private void require() throws IOException {
        if (!systemd.runs()) {
            throw new IOException("systemd does not run this machine (there is no " + systemd.running()
                    + "): start `argosy agent ...` under what supervises services here; --print shows what systemd would be told");
        }
        if (!Files.isWritable(systemd.units())) {
            throw new IOException(systemd.units() + " cannot be written: run this as root");
        }
    }

    private Unit unit(Wanted wanted) {
        List<String> command = new ArrayList<>(List.of(program.toString(), "agent"));
        command.addAll(wanted.arguments());
        if (wanted.token().isPresent()) {
            command.addAll(List.of("--join-file", tokenFile(wanted).toString()));
        }
        return new Unit(command);
    }

    private static Path tokenFile(Wanted wanted) {
        return wanted.data().resolve("node-token");
    }

    /// All of it, or what was there before.
    private static void write(Path file, String text, String rights) throws IOException {
        Path half = Files.createTempFile(file.getParent(), "." + file.getFileName(), "", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(half, text);
            Files.setPosixFilePermissions(half, PosixFilePermissions.fromString(rights));
            Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(half);
        }
    }
}
