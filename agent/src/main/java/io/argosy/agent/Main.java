package io.argosy.agent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/// Starts the agent. Ends with 143 when told to by SIGTERM, as programs do, 64 for options that make no sense, 70 when it cannot begin.
public final class Main {
    private static final int USAGE = 64;
    private static final int CANNOT_BEGIN = 70;

    private Main() {}

    public static void main(String[] arguments) {
        if (List.of(arguments).contains("--help")) {
            System.out.print(ServiceCommand.is(List.of(arguments)) ? ServiceCommand.USAGE : Options.USAGE);
            return;
        }
        // The DNS library logs through SLF4J, which would complain here that nobody listens.
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        LogFormat.install();
        try {
            begin(List.of(arguments));
        } catch (IllegalArgumentException e) {
            System.err.println("argosy agent: " + e.getMessage() + "\n\n" + Options.USAGE);
            System.exit(USAGE);
        } catch (IOException | UncheckedIOException e) {
            System.err.println("argosy agent: " + e.getMessage());
            System.exit(CANNOT_BEGIN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void begin(List<String> arguments) throws IOException, InterruptedException {
        if (ServiceCommand.is(arguments)) {
            ServiceCommand.run(arguments);
        } else {
            run(Options.parse(arguments));
        }
    }

    private static void run(Options options) throws IOException, InterruptedException {
        Files.createDirectories(options.data());
        try (FileChannel channel = FileChannel.open(options.data().resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock == null) {
                throw new IOException("another agent uses " + options.data() + ": end it, or give this one another --data");
            }
            serve(options);
        }
    }

    private static void serve(Options options) throws IOException, InterruptedException {
        CountDownLatch ended = new CountDownLatch(1);
        Agent agent = new Agent(options, () -> System.out.println("argosy agent ready: node " + options.name() + ", engine " + options.engine()
                + ", server " + String.join(", ", options.servers())));
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("shutdown").unstarted(() -> {
            agent.close();
            ended.countDown();
        }));
        agent.start();
        ended.await();
    }
}
