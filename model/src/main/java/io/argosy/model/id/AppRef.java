package io.argosy.model.id;

import java.util.Comparator;
import java.util.Objects;

/// An app, wherever it is spoken of outside its space.
public record AppRef(SpaceName space, AppName app) implements Comparable<AppRef> {

    private static final Comparator<AppRef> ORDER = Comparator.comparing(AppRef::space).thenComparing(AppRef::app);

    public AppRef {
        Objects.requireNonNull(space, "space");
        Objects.requireNonNull(app, "app");
    }

    public static AppRef of(String space, String app) {
        return new AppRef(new SpaceName(space), new AppName(app));
    }

    /// The prefix of names that must be unique on an engine: the app alone in the default space, as Compose would name
    /// things, and `space_app` elsewhere.
    public String projectName() {
        return space.equals(SpaceName.DEFAULT) ? app.value() : space + "_" + app;
    }

    @Override
    public int compareTo(AppRef other) {
        return ORDER.compare(this, other);
    }

    /// `space/app`.
    @Override
    public String toString() {
        return space + "/" + app;
    }
}
