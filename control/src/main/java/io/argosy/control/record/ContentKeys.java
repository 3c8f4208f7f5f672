package io.argosy.control.record;

import io.argosy.model.app.ContentRef;
import io.argosy.model.id.ContentName;
import io.argosy.model.id.SpaceName;
import io.argosy.model.service.ContentKind;
import java.util.Locale;

/// Paths of contents: `space/config/name/0000000001`, versions of one content side by side and in order.
final class ContentKeys {

    private ContentKeys() {}

    static String path(ContentRef ref) {
        return "%s%010d".formatted(prefix(ref.space(), ref.kind(), ref.name()), ref.version());
    }

    static String prefix(SpaceName space, ContentKind kind, ContentName name) {
        return space + "/" + kind.name().toLowerCase(Locale.ROOT) + "/" + name + "/";
    }

    static ContentRef parse(String path) {
        String[] parts = path.split("/");
        ContentKind kind = ContentKind.valueOf(parts[1].toUpperCase(Locale.ROOT));
        return new ContentRef(new SpaceName(parts[0]), kind, new ContentName(parts[2]), Integer.parseInt(parts[3]));
    }
}
