package io.argosy.control.witness;

import io.argosy.model.witness.Sign;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What follows from what witnesses say of one node.
sealed interface Verdict {

    /// As many must say that nothing answers. One alone may be the one that is cut off.
    int ENOUGH = 2;

    /// Somebody reaches the machine. @param cause of the silence, for people
    record There(Sign sign, String cause) implements Verdict {}

    /// Nobody reaches anything of it. @param cause for people
    record Gone(String cause) implements Verdict {}

    /// Too few can tell.
    record Open() implements Verdict {}

    static Verdict of(List<Testimony> testimonies) {
        Optional<Testimony> best = testimonies.stream().filter(each -> each.sign().ofLife()).min(Comparator.comparing(Testimony::sign));
        if (best.isPresent()) {
            return new There(best.get().sign(), there(best.get()));
        }
        return testimonies.size() < ENOUGH ? new Open() : new Gone(gone(testimonies.stream().map(Testimony::witness).sorted().toList()));
    }

    private static String there(Testimony best) {
        return switch (best.sign()) {
            case AGENT -> "it is cut off from the server: its agent answers " + best.witness();
            case STALLED -> "its agent says nothing, neither here nor to %s; its machine is there".formatted(best.witness());
            case ENDED -> "its agent ended; its machine answers " + best.witness();
            case MACHINE -> "its machine answers %s; whether its agent lives cannot be seen from there".formatted(best.witness());
            case NOTHING -> throw new IllegalArgumentException("nothing is no sign of life");
        };
    }

    private static String gone(List<String> witnesses) {
        String names = witnesses.size() > 1
                ? witnesses.stream().limit(witnesses.size() - 1L).collect(Collectors.joining(", ")) + " and " + witnesses.getLast()
                : witnesses.getFirst();
        return "nothing is heard of it, and neither its agent nor its machine answers " + names;
    }
}
