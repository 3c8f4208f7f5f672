package io.argosy.agent.disk;

import io.argosy.codec.Json;
import io.argosy.codec.MalformedJson;
import io.argosy.model.app.ContentRef;
import io.argosy.model.assignment.Assignment;
import io.argosy.model.assignment.Item;
import io.argosy.model.assignment.Item.ContentItem;
import io.argosy.model.service.ContentKind;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// The last assignment. Contents of secrets are encrypted in it.
public final class AssignmentFile {
    private static final Logger LOG = System.getLogger(AssignmentFile.class.getName());

    private final AtomicFile file;
    private final Json json;
    private final SecretCipher cipher;

    public AssignmentFile(Path path, Json json, SecretCipher cipher) {
        this.file = new AtomicFile(path);
        this.json = json;
        this.cipher = cipher;
    }

    /// @return empty when there is none, or none that can be read
    public Optional<Assignment> read() {
        Optional<byte[]> content = file.read();
        if (content.isEmpty()) {
            return Optional.empty();
        }
        try {
            return opened(json.readList(content.get(), Item.class)).or(() -> leftOut("it was encrypted with another key"));
        } catch (MalformedJson e) {
            return leftOut(e.getMessage());
        }
    }

    private Optional<Assignment> leftOut(String why) {
        LOG.log(Level.WARNING, "left out " + file.path() + ", which cannot be read: " + why);
        return Optional.empty();
    }

    public void write(Assignment assignment) {
        List<Item> items = assignment.items().values().stream().map(this::closed).toList();
        file.write(json.bytes(items, Item.class));
    }

    private Item closed(Item item) {
        return item instanceof ContentItem content && secret(content.ref())
                ? new ContentItem(content.ref(), Base64.getEncoder().encodeToString(cipher.encrypt(content.bytes())))
                : item;
    }

    private Optional<Assignment> opened(List<Item> items) {
        List<Item> opened = new ArrayList<>();
        for (Item item : items) {
            if (item instanceof ContentItem content && secret(content.ref())) {
                Optional<byte[]> plain = bytes(content).flatMap(cipher::decrypt);
                if (plain.isEmpty()) {
                    return Optional.empty();
                }
                opened.add(new ContentItem(content.ref(), Base64.getEncoder().encodeToString(plain.get())));
            } else {
                opened.add(item);
            }
        }
        return Optional.of(Assignment.of(opened));
    }

    private static Optional<byte[]> bytes(ContentItem content) {
        try {
            return Optional.of(content.bytes());
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static boolean secret(ContentRef ref) {
        return ref.kind() == ContentKind.SECRET;
    }
}
