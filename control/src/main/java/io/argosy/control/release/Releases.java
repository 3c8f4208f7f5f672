package io.argosy.control.release;

import io.argosy.control.access.Caller;
import io.argosy.control.fault.Result;
import io.argosy.model.id.AppRef;
import io.argosy.model.id.ReleaseNumber;
import java.util.List;
import java.util.Optional;

/// The history of apps.
public final class Releases {

    /// Kept releases, newest first.
    public Result<List<ReleaseView>> history(Caller caller, AppRef app) {
        throw new UnsupportedOperationException();
    }

    /// One release with its Compose text.
    public Result<ReleaseView> get(Caller caller, AppRef app, ReleaseNumber number) {
        throw new UnsupportedOperationException();
    }

    /// What changes from one release to another, as lines; empty when nothing. @param from the live one when absent
    public Result<List<String>> diff(Caller caller, AppRef app, Optional<ReleaseNumber> from, ReleaseNumber to) {
        throw new UnsupportedOperationException();
    }
}
