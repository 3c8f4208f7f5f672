package io.argosy.control.content;

import io.argosy.control.access.Caller;
import io.argosy.control.fault.Result;
import io.argosy.model.app.ContentRef;
import io.argosy.model.id.ContentName;
import io.argosy.model.id.SpaceName;
import io.argosy.model.service.ContentKind;
import java.util.List;

/// Configs and secrets that people keep by hand.
public final class Contents {

    public Result<List<ContentView>> list(Caller caller, SpaceName space) {
        throw new UnsupportedOperationException();
    }

    /// Makes the first or the next version; the same content as the newest version makes none.
    public Result<ContentRef> put(Caller caller, SpaceName space, ContentKind kind, ContentName name, byte[] bytes) {
        throw new UnsupportedOperationException();
    }

    /// Removes all versions. Refused while an app uses one.
    public Result<ContentView> remove(Caller caller, SpaceName space, ContentKind kind, ContentName name) {
        throw new UnsupportedOperationException();
    }
}
