package io.argosy.dockerapi.answer;

import io.argosy.dockerapi.name.Resident;
import io.argosy.dockerapi.wire.Refusal;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Names of containers that are about to be given, so that two clients do not give the same on two nodes. Safe for any number of threads.
final class Names {

    private final Set<String> held = new HashSet<>();

    /// A name that nobody else may give until this is closed.
    interface Held extends AutoCloseable {

        @Override
        void close();
    }

    static String plain(String name) {
        return name.startsWith("/") ? name.substring(1) : name;
    }

    /// @param name empty for one that an engine makes up
    /// @throws Refusal when somebody else is about to give it
    synchronized Held hold(String name) {
        if (name.isEmpty()) {
            return () -> { };
        }
        if (!held.add(name)) {
            throw new Refusal(409, "Conflict. The container name \"/" + name + "\" is just being given to another container.");
        }
        return () -> release(name);
    }

    private synchronized void release(String name) {
        held.remove(name);
    }

    /// @throws Refusal in an engine's words when a container has that name
    void check(String name, List<Resident> residents) {
        Optional<Resident> holder = name.isEmpty() ? Optional.empty() : residents.stream().filter(each -> each.names().contains(name)).findFirst();
        if (holder.isPresent()) {
            throw new Refusal(409, ("Conflict. The container name \"/%s\" is already in use by container \"%s\". You have to remove (or rename) that container to be able to "
                    + "reuse that name.").formatted(name, holder.get().id()));
        }
    }
}
