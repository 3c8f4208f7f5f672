package io.argosy.server;

import io.argosy.server.backup.BackupCommand;
import io.argosy.server.backup.BackupOptions;
import io.argosy.server.http.Streams;
import io.argosy.server.session.SessionServer;
import io.argosy.server.start.Address;
import io.argosy.server.start.Options;
import io.argosy.server.start.StartFailure;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.net.BindException;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;

/// `argosy server`. Ends by the signal that tells it to stop, with 1 when it could not start, with 2 when its command line makes no sense.
@QuarkusMain
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        List<String> words = List.of(arguments);
        Optional<BackupOptions.Task> task = BackupOptions.task(words);
        if (task.isPresent()) {
            System.exit(BackupCommand.run(task.get(), words.subList(1, words.size())));
        }
        switch (Options.parse(words)) {
            case Options.HelpWanted _ -> System.out.print(Options.USAGE);
            case Options.Misunderstood misunderstood -> {
                System.err.print("argosy server: " + misunderstood.problem() + "\n\n" + Options.USAGE);
                System.exit(2);
            }
            case Options.Understood understood -> run(understood.options());
        }
    }

    private static void run(Options options) {
        System.setProperty("quarkus.http.host", options.listen().host());
        System.setProperty("quarkus.http.port", String.valueOf(options.listen().port()));
        System.setProperty("argosy.data", options.data().toString());
        System.setProperty("argosy.listen", options.listen().toString());
        System.setProperty("argosy.session-listen", options.sessionListen().toString());
        System.setProperty("argosy.lost-after", options.lostAfter().toString());
        System.setProperty("argosy.suspect-after", options.suspectAfter().toString());
        System.setProperty("argosy.engine-patience", options.enginePatience().toString());
        System.setProperty("argosy.network-range", options.networks().whole().toString());
        System.setProperty("argosy.network-prefix", String.valueOf(options.networks().prefix()));
        System.setProperty("argosy.strategy", options.placing().strategyName());
        System.setProperty("argosy.store", options.store().toString());
        options.placing().plugins().ifPresent(directory -> System.setProperty("argosy.plugins", directory.toString()));
        options.standing().name().ifPresent(name -> System.setProperty("argosy.name", name));
        options.standing().rest().ifPresent(address -> System.setProperty("argosy.advertise", address.toString()));
        options.standing().sessions().ifPresent(address -> System.setProperty("argosy.session-advertise", address.toString()));
        options.standing().keyFile().ifPresent(file -> System.setProperty("argosy.key-file", file.toString()));
        System.setProperty("argosy.replacements-per-node", String.valueOf(options.placing().wave().perNode()));
        System.setProperty("argosy.replacements-at-once", String.valueOf(options.placing().wave().atOnce()));
        options.docker().socket().ifPresent(socket -> System.setProperty("argosy.docker-listen", socket.toString()));
        options.docker().tls().ifPresent(address -> System.setProperty("argosy.docker-tls", address.toString()));
        if (!options.docker().allowed().isEmpty()) {
            System.setProperty("argosy.docker-allow", options.docker().allowedWords());
        }
        options.docker().advertised().ifPresent(address -> System.setProperty("argosy.docker-advertise", address.toString()));
        Quarkus.run(Serving.class, (code, thrown) -> end(code, thrown, options));
    }

    private static void end(int code, Throwable thrown, Options options) {
        if (thrown != null) {
            fail(explain(thrown, options));
        }
        System.exit(code);
    }

    private static StartFailure explain(Throwable thrown, Options options) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof StartFailure failure) {
                return failure;
            }
            if (cause instanceof BindException) {
                return new StartFailure(options.listen() + " is taken or not an address of this machine", "Stop what uses it, or choose another with --listen.", thrown);
            }
        }
        thrown.printStackTrace();
        return new StartFailure("the server could not start: " + thrown, "Report this with the lines above.", thrown);
    }

    private static void fail(StartFailure failure) {
        System.err.println("argosy server: " + failure.getMessage());
        System.err.println("  " + failure.remedy());
        System.exit(1);
    }

    /// From ready until it is told to stop.
    public static final class Serving implements QuarkusApplication {

        private final Streams streams;

        private final SessionServer sessions;

        Serving(Streams streams, SessionServer sessions) {
            this.streams = streams;
            this.sessions = sessions;
        }

        @Override
        public int run(String... arguments) {
            Address listen = Address.parse(ConfigProvider.getConfig().getValue("argosy.listen", String.class));
            int port = ConfigProvider.getConfig().getValue("quarkus.http.port", Integer.class);
            Address agents = Address.parse(ConfigProvider.getConfig().getValue("argosy.session-listen", String.class));
            System.out.println("Argosy server is ready: http://%s (agents: %s)"
                    .formatted(new Address(listen.host(), port), new Address(agents.host(), sessions.port())));
            System.out.flush();
            Quarkus.waitForExit();
            streams.close();
            return 0;
        }
    }
}
