package io.argosy.control.deploy;

import io.argosy.control.change.Editor;
import io.argosy.control.content.ContentVault;
import io.argosy.control.content.ContentVersions;
import io.argosy.control.fault.Fault;
import io.argosy.control.fault.Result;
import io.argosy.model.app.ContentRef;
import io.argosy.model.id.AppRef;
import io.argosy.model.id.ContentName;
import io.argosy.model.service.ContentKind;
import io.argosy.model.service.ContentSpec;
import java.util.Map;
import java.util.Optional;

/// Writes contents that together do not fit into one transaction, one by one before the deploy's own transaction, which then finds them there.
/// A deploy that fails in between leaves versions that nothing refers to, and that are forgotten after a while.
final class ContentsFirst {

    private static final int MOST_AT_ONCE = 20;
    private static final long MOST_BYTES_AT_ONCE = 256 * 1024;

    private ContentsFirst() {}

    /// @return why that cannot be; empty when all is well
    static Optional<Fault> write(Editor editor, ContentVault vault, AppRef app, Rendered rendered) {
        int count = rendered.configs().size() + rendered.secrets().size();
        if (count <= MOST_AT_ONCE && bytes(rendered.configs()) + bytes(rendered.secrets()) <= MOST_BYTES_AT_ONCE) {
            return Optional.empty();
        }
        return write(editor, vault, app, ContentKind.CONFIG, rendered.spec().configs(), rendered.configs())
                .or(() -> write(editor, vault, app, ContentKind.SECRET, rendered.spec().secrets(), rendered.secrets()));
    }

    private static Optional<Fault> write(
            Editor editor, ContentVault vault, AppRef app, ContentKind kind, Map<ContentName, ContentSpec> specs, Map<ContentName, byte[]> contents) {
        for (Map.Entry<ContentName, byte[]> content : contents.entrySet()) {
            Result<Map<ContentName, ContentRef>> written = editor.edit(edit -> new ContentVersions(edit, vault, app)
                    .of(kind, Map.of(content.getKey(), specs.get(content.getKey())), Map.of(content.getKey(), content.getValue())));
            if (written instanceof Result.Refused<Map<ContentName, ContentRef>>(Fault fault)) {
                return Optional.of(fault);
            }
        }
        return Optional.empty();
    }

    private static long bytes(Map<ContentName, byte[]> contents) {
        return contents.values().stream().mapToLong(content -> content.length).sum();
    }
}
