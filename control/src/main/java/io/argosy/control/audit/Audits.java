package io.argosy.control.audit;

import io.argosy.control.access.Caller;
import io.argosy.control.fault.Result;
import io.argosy.model.event.AuditRecord;
import java.util.List;

/// Reading the audit.
public final class Audits {

    /// The newest records, newest first. Needs an admin. @param limit 1 to 1,000
    public Result<List<AuditRecord>> list(Caller caller, int limit) {
        throw new UnsupportedOperationException();
    }
}
