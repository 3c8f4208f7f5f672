package io.argosy.control.audit;

import io.argosy.control.access.Caller;
import io.argosy.control.access.Role;
import io.argosy.control.fault.FaultCode;
import io.argosy.control.fault.Result;
import io.argosy.control.record.Tables;
import io.argosy.model.event.AuditRecord;
import io.argosy.store.Entry;
import io.argosy.store.Store;
import java.util.List;

/// Reading the audit.
public final class Audits {

    private static final int MOST = 1000;

    private final Store store;

    public Audits(Store store) {
        this.store = store;
    }

    /// The newest records, newest first. Needs an admin. @param limit 1 to 1,000
    public Result<List<AuditRecord>> list(Caller caller, int limit) {
        if (limit < 1 || limit > MOST) {
            return Result.refused(FaultCode.INVALID_REQUEST, "a limit is between 1 and %d, not %d".formatted(MOST, limit), "give another limit");
        }
        return caller.mayNot(Role.ADMIN).<Result<List<AuditRecord>>>map(Result::refused)
                .orElseGet(() -> Result.done(
                        store.snapshot().scanBackwards(Tables.AUDITS).stream().limit(limit).map(Entry::value).toList()));
    }
}
