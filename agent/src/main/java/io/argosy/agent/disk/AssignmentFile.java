package io.argosy.agent.disk;

import io.argosy.codec.Json;
import io.argosy.codec.MalformedJson;
import io.argosy.model.app.ContentRef;
import io.argosy.model.assignment.Assignment;
import io.argosy.model.assignment.Item;
import io.argosy.model.assignment.Item.ContentItem;
import io.argosy.model.assignment.Item.RegistryItem;
import io.argosy.model.service.ContentKind;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// The last assignment. Contents of secrets and passwords of registries are encrypted in it.
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
        return switch (item) {
            case ContentItem content when secret(content.ref()) -> new ContentItem(content.ref(), sealed(content.bytes()));
            case RegistryItem login -> new RegistryItem(login.host(), login.username(), sealed(login.password().getBytes(StandardCharsets.UTF_8)));
            case Item other -> other;
        };
    }

    private String sealed(byte[] plain) {
        return Base64.getEncoder().encodeToString(cipher.encrypt(plain));
    }

    private Optional<Assignment> opened(List<Item> items) {
        List<Item> opened = new ArrayList<>();
        for (Item item : items) {
            Optional<Item> plain = opened(item);
            if (plain.isEmpty()) {
                return Optional.empty();
            }
            opened.add(plain.get());
        }
        return Optional.of(Assignment.of(opened));
    }

    private Optional<Item> opened(Item item) {
        return switch (item) {
            case ContentItem content when secret(content.ref()) -> unsealed(content.base64())
                    .map(plain -> new ContentItem(content.ref(), Base64.getEncoder().encodeToString(plain)));
            case RegistryItem login -> unsealed(login.password())
                    .map(plain -> new RegistryItem(login.host(), login.username(), new String(plain, StandardCharsets.UTF_8)));
            case Item other -> Optional.of(other);
        };
    }

    private Optional<byte[]> unsealed(String base64) {
        try {
            return cipher.decrypt(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static boolean secret(ContentRef ref) {
        return ref.kind() == ContentKind.SECRET;
    }
}
