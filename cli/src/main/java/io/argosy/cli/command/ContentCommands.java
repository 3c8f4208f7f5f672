package io.argosy.cli.command;

import io.argosy.api.client.ArgosyClient;
import io.argosy.api.rest.ContentRequest;
import io.argosy.api.rest.ContentView;
import io.argosy.cli.output.Ages;
import io.argosy.cli.output.CommandFailure;
import io.argosy.cli.output.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// The configs and secrets of a space, for apps that declare them external.
final class ContentCommands {

    private ContentCommands() {}

    /// Which of the two a command is about.
    abstract static sealed class Kind {
        abstract String path();
    }

    @Command(name = "configs", description = "The configs of a space.",
            subcommands = {ListContents.class, CreateContent.class, RemoveContent.class})
    static final class Configs extends Kind {
        @Override
        String path() {
            return "configs";
        }
    }

    @Command(name = "secrets", description = "The secrets of a space. Their contents are never shown.",
            subcommands = {ListContents.class, CreateContent.class, RemoveContent.class})
    static final class Secrets extends Kind {
        @Override
        String path() {
            return "secrets";
        }
    }

    @Command(name = "ls", description = "List them.")
    static final class ListContents implements Runnable {
        @ParentCommand
        private Kind kind;

        @Mixin
        private Session session;

        @Override
        public void run() {
            try (ArgosyClient client = session.client()) {
                List<ContentView> contents = client.list(contents(session, kind), ContentView.class);
                if (session.asJson()) {
                    session.terminal().printJson(contents);
                    return;
                }
                Table table = new Table("NAME", "VERSION", "BYTES", "CHANGED", "USED BY");
                contents.forEach(content -> table.row(content.name(), content.latest(), content.bytes(),
                        Ages.since(content.changedAt(), Instant.now()) + " ago", String.join(", ", content.usedBy())));
                session.terminal().print(table);
            }
        }
    }

    @Command(name = "create", description = "Make one, or a new version of it.",
            footer = {"", "Examples:", "  argosy secrets create db_password ./password.txt", "  openssl rand -hex 16 | argosy secrets create db_password -"})
    static final class CreateContent implements Runnable {
        @ParentCommand
        private Kind kind;

        @Mixin
        private Session session;

        @Parameters(paramLabel = "NAME", description = "Its name.")
        private String name;

        @Parameters(paramLabel = "FILE", description = "The file with its content; - for standard input.")
        private String file;

        @Override
        public void run() {
            ContentRequest request = new ContentRequest(Base64.getEncoder().encodeToString(content()));
            try (ArgosyClient client = session.client()) {
                client.put(contents(session, kind) + "/" + Paths.encode(name), request);
            }
        }

        private byte[] content() {
            try {
                return file.equals("-") ? System.in.readAllBytes() : Files.readAllBytes(Path.of(file));
            } catch (IOException e) {
                throw CommandFailure.badInput("cannot read " + file + ": " + e.getMessage(), "check the path and its rights");
            }
        }
    }

    @Command(name = "rm", description = "Remove one that no app uses.")
    static final class RemoveContent implements Runnable {
        @ParentCommand
        private Kind kind;

        @Mixin
        private Session session;

        @Parameters(paramLabel = "NAME", description = "Its name.")
        private String name;

        @Override
        public void run() {
            try (ArgosyClient client = session.client()) {
                client.delete(contents(session, kind) + "/" + Paths.encode(name));
            }
        }
    }

    private static String contents(Session session, Kind kind) {
        return "/v1/spaces/" + Paths.encode(session.space()) + "/" + kind.path();
    }
}
