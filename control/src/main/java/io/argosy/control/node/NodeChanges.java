package io.argosy.control.node;

import io.argosy.control.access.Caller;
import io.argosy.control.access.Role;
import io.argosy.control.change.Edit;
import io.argosy.control.change.Editor;
import io.argosy.control.change.Happening;
import io.argosy.control.fault.Fault;
import io.argosy.control.fault.FaultCode;
import io.argosy.control.fault.Result;
import io.argosy.control.record.Tables;
import io.argosy.model.event.Event.Severity;
import io.argosy.model.node.Coming;
import io.argosy.model.node.Flapping;
import io.argosy.model.node.Liveness;
import io.argosy.model.node.Node;
import io.argosy.model.node.Node.Availability;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// What people change of nodes. Needs an admin. Safe for any number of threads.
public final class NodeChanges {

    private final Editor editor;

    public NodeChanges(Editor editor) {
        this.editor = editor;
    }

    /// What people say of a label stands, whatever the agent is started with.
    public Result<Node> label(Caller caller, String nameOrId, NodeLabels labels) {
        return change(caller, nameOrId, found -> labels.problem(found.node().labels()).<Result<Node>>map(Result::refused).orElseGet(() -> {
            Map<String, String> after = labels.after(found.node().labels());
            return found.write("node.label", found.node().withLabels(after), "labels: " + after);
        }));
    }

    /// A draining node gets no tasks, and those it has are replaced elsewhere as far as they can be.
    public Result<Node> availability(Caller caller, String nameOrId, Availability wanted) {
        String action = wanted == Availability.ACTIVE ? "node.activate" : "node.drain";
        String what = wanted == Availability.ACTIVE ? "takes tasks again" : "is drained";
        return change(caller, nameOrId, found -> {
            if (wanted == Availability.ACTIVE) {
                found.forgive(action, what);
            }
            return found.write(action, found.node().with(wanted), what);
        });
    }

    private Result<Node> change(Caller caller, String nameOrId, Function<Found, Result<Node>> change) {
        Optional<Fault> fault = caller.mayNot(Role.ADMIN);
        return fault.isPresent() ? Result.refused(fault.get())
                : editor.edit(edit -> find(edit, nameOrId).then(node -> change.apply(new Found(edit, caller, node))));
    }

    static Result<Node> find(Edit edit, String nameOrId) {
        return edit.snapshot().scan(Tables.NODES).stream().map(entry -> entry.value())
                .filter(node -> node.name().value().equals(nameOrId) || node.id().value().equals(nameOrId))
                .findFirst().<Result<Node>>map(Result::done)
                .orElseGet(() -> Result.refused(FaultCode.NODE_NOT_FOUND, "there is no node '%.80s'".formatted(nameOrId), "list the nodes with `argosy node ls`"));
    }

    /// A node in an edit of a caller.
    private record Found(Edit edit, Caller caller, Node node) {

        /// That it was lost lately counts no more. One that was drained comes to take tasks.
        void forgive(String action, String what) {
            edit.snapshot().get(Tables.LIVENESS, node.id()).ifPresent(known -> {
                boolean drained = node.availability() == Availability.DRAINING;
                Liveness after = known.with(Flapping.NONE).with(drained ? Optional.of(new Coming(Coming.Kind.ACTIVATED, edit.now())) : known.came());
                if (!after.equals(known)) {
                    edit.put(Tables.LIVENESS, node.id(), after);
                    if (!drained) {
                        tell(action, what);
                    }
                }
            });
        }

        Result<Node> write(String action, Node after, String what) {
            if (!after.equals(node)) {
                edit.put(Tables.NODES, node.id(), after);
                tell(action, what);
            }
            return Result.done(after);
        }

        private void tell(String action, String what) {
            edit.audit(caller, action, node.name().value(), what.toLowerCase(Locale.ROOT));
            edit.event(Happening.ofNode(edit.now(), Severity.INFO, action, node.id(), "node %s: %s".formatted(node.name(), what)));
        }
    }
}
