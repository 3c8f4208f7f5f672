package io.argosy.control.deploy;

import io.argosy.control.access.Caller;
import io.argosy.control.change.Edit;
import io.argosy.control.fault.Result;
import io.argosy.control.record.AnsweredRequest;
import io.argosy.control.record.Tables;
import io.argosy.control.token.TokenHash;
import io.argosy.model.id.AppRef;
import io.argosy.store.Entry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Does a request for a release one time, however often its client sends it: one that lost the answer to a server that went away asks the next server.
///
/// @param key by which the client knows its request; without one it is done each time
record Once(Caller caller, AppRef app, Optional<String> key) {

    /// Longer than any client asks again.
    private static final Duration KEPT = Duration.ofHours(1);
    private static final int MOST_DROPPED_AT_ONCE = 20;

    Result<Deployed> in(Edit edit, Function<Edit, Result<Deployed>> decision) {
        if (key.isEmpty()) {
            return decision.apply(edit);
        }
        String id = TokenHash.of(String.join("\n", caller.who(), app.toString(), key.get()));
        Optional<AnsweredRequest> known = edit.snapshot().get(Tables.REQUESTS, id);
        if (known.isPresent()) {
            return Result.done(new Deployed(app, known.get().release(), true, List.of()));
        }
        Result<Deployed> result = decision.apply(edit);
        if (result instanceof Result.Done<Deployed>(Deployed deployed) && deployed.changed()) {
            edit.put(Tables.REQUESTS, id, new AnsweredRequest(app, deployed.release(), edit.now()));
            forgetOld(edit);
        }
        return result;
    }

    private static void forgetOld(Edit edit) {
        int room = Math.clamp(edit.room(), 0, MOST_DROPPED_AT_ONCE);
        edit.snapshot().scan(Tables.REQUESTS).stream().filter(request -> request.value().at().plus(KEPT).isBefore(edit.now())).limit(room)
                .map(Entry::key).forEach(old -> edit.delete(Tables.REQUESTS, old));
    }
}
