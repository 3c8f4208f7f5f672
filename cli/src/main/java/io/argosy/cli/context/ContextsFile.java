package io.argosy.cli.context;

import io.argosy.cli.output.CommandFailure;
import io.argosy.codec.Json;
import io.argosy.codec.MalformedJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;

/// The contexts on disk: `$ARGOSY_CONFIG/contexts.json`, else `~/.config/argosy/contexts.json`.
public final class ContextsFile {

    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final Path file;
    private final Json json;

    public ContextsFile(Path file, Json json) {
        this.file = file;
        this.json = json;
    }

    public static Path location(Map<String, String> environment) {
        String configured = environment.get("ARGOSY_CONFIG");
        if (configured != null) {
            return Path.of(configured, "contexts.json");
        }
        String base = environment.getOrDefault("XDG_CONFIG_HOME", environment.getOrDefault("HOME", "/") + "/.config");
        return Path.of(base, "argosy", "contexts.json");
    }

    public Contexts read() {
        try {
            return json.read(Files.readAllBytes(file), Contexts.class);
        } catch (NoSuchFileException e) {
            return Contexts.NONE;
        } catch (IOException | MalformedJson e) {
            throw CommandFailure.usage("cannot read the contexts in " + file + ": " + e.getMessage(), "mend or remove the file");
        }
    }

    public void write(Contexts contexts) {
        try {
            Files.createDirectories(file.getParent());
            Path fresh = Files.createTempFile(file.getParent(), "contexts", ".new", OWNER_ONLY);
            Files.writeString(fresh, json.pretty(contexts) + "\n");
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw CommandFailure.usage("cannot write the contexts to " + file + ": " + e.getMessage(), "check the directory's rights and space");
        }
    }
}
