package io.argosy.control.audit;

import io.argosy.control.access.Caller;
import io.argosy.control.access.Role;
import io.argosy.control.change.Editor;
import io.argosy.control.fault.FaultCode;
import io.argosy.control.fault.Result;
import io.argosy.control.record.Tables;
import io.argosy.model.event.AuditRecord;
import io.argosy.store.Entry;
import io.argosy.store.Store;
import java.util.List;

/// The audit, read and written where no other operation does.
public final class Audits {

    private static final int MOST = 1000;

    private final Store store;
    private final Editor editor;

    public Audits(Store store, Editor editor) {
        this.store = store;
        this.editor = editor;
    }

    /// Writes down a change that no other record shows, such as that of a container made by hand.
    ///
    /// @param action stable code, dotted
    /// @throws io.argosy.control.change.NotWritten when another server leads, or the store failed
    public void note(Caller caller, String action, String target, String detail) {
        editor.write(edit -> edit.audit(caller, action, target, detail));
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
