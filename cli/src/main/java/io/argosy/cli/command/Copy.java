package io.argosy.cli.command;

import io.argosy.api.client.ArgosyClient;
import io.argosy.api.rest.TaskView;
import io.argosy.cli.copy.CopyPlace;
import io.argosy.cli.copy.FilesArchive;
import io.argosy.cli.copy.FilesUnpacked;
import io.argosy.cli.copy.RemoteFiles;
import io.argosy.cli.output.CommandFailure;
import io.argosy.model.id.AppRef;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "cp", description = "Copy files between a running task and this machine.",
        footer = {"", "Examples:", "  argosy cp -p shop web.1:/var/log/app.log .", "  argosy cp -p shop ./site web.1:/usr/share/nginx/html",
            "  argosy cp -p shop db:/etc/mysql - | tar t"})
final class Copy implements Runnable {

    @Mixin
    private AppChoice app;

    @Parameters(index = "0", paramLabel = "FROM", description = "TASK:PATH or a path here. A service stands for its first ready task; - is a tar archive from standard input.")
    private String from;

    @Parameters(index = "1", paramLabel = "TO", description = "The same. A directory that is there gets what is copied into it; - is a tar archive to standard output.")
    private String to;

    @Override
    public void run() {
        AppRef ref = app.ref();
        try (ArgosyClient client = app.session().client()) {
            switch (CopyPlace.parse(from)) {
                case CopyPlace.InTask(String task, String path) when CopyPlace.parse(to) instanceof CopyPlace.Here(String here) ->
                    out(new RemoteFiles(client, task(client, ref, task)), path, here);
                case CopyPlace.Here(String here) when CopyPlace.parse(to) instanceof CopyPlace.InTask(String task, String path) ->
                    in(new RemoteFiles(client, task(client, ref, task)), here, path);
                case CopyPlace _ -> throw CommandFailure.usage("one of the two is a path in a task, and one is not", "write it like web.1:/path");
            }
        } catch (IOException | UncheckedIOException e) {
            throw CommandFailure.badInput("the copy failed: " + e.getMessage(), "check the path here and its rights");
        }
    }

    private static String task(ArgosyClient client, AppRef app, String name) {
        TaskView task = RunningTask.find(client, app, name);
        return task.id().value();
    }

    private void out(RemoteFiles remote, String path, String here) throws IOException {
        if (here.equals("-")) {
            remote.read(path, archive -> archive.transferTo(app.session().terminal().out()));
            app.session().terminal().out().flush();
            return;
        }
        remote.read(path, archive -> new FilesUnpacked(Path.of(here)).take(archive));
    }

    private static void in(RemoteFiles remote, String here, String path) throws IOException {
        if (here.equals("-")) {
            remote.write(path, System.in::transferTo);
            return;
        }
        Path source = Path.of(here);
        if (!Files.exists(source)) {
            throw CommandFailure.badInput("there is no " + here, "check the path");
        }
        boolean into = path.endsWith("/") || remote.isDirectory(path);
        String name = into ? source.toRealPath().getFileName().toString() : CopyPlace.name(path);
        remote.write(into ? path : CopyPlace.parent(path), out -> FilesArchive.write(source, name, out));
    }
}
