package io.argosy.control.node;

import io.argosy.control.fault.Fault;
import io.argosy.control.fault.FaultCode;
import io.argosy.model.unit.Frozen;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What to change of a node's labels.
///
/// @param set labels to give or to change
/// @param remove keys of labels to take away
public record NodeLabels(Map<String, String> set, Set<String> remove) {

    private static final int MOST = 100;
    private static final int LONGEST_VALUE = 256;
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9_./-]{0,126}[A-Za-z0-9])?");

    public NodeLabels {
        set = Frozen.map(set);
        remove = Frozen.set(remove);
    }

    Map<String, String> after(Map<String, String> before) {
        Map<String, String> after = new LinkedHashMap<>(before);
        after.putAll(set);
        after.keySet().removeAll(remove);
        return after;
    }

    Optional<Fault> problem(Map<String, String> before) {
        return set.keySet().stream().filter(key -> !KEY.matcher(key).matches()).findFirst()
                .map(key -> invalid("'%.80s' is no key of a label".formatted(key), "use letters, digits and _ . / - between them, at most 128"))
                .or(() -> set.entrySet().stream().filter(entry -> entry.getValue().length() > LONGEST_VALUE).findFirst()
                        .map(entry -> invalid("the label %s has more than %d characters".formatted(entry.getKey(), LONGEST_VALUE), "use a shorter one")))
                .or(() -> set.keySet().stream().filter(remove::contains).findFirst()
                        .map(key -> invalid("the label %s is to be given and taken away".formatted(key), "say one of the two")))
                .or(() -> after(before).size() <= MOST ? Optional.empty()
                        : Optional.of(invalid("a node has at most %d labels".formatted(MOST), "take some away")));
    }

    private static Fault invalid(String problem, String remedy) {
        return Fault.of(FaultCode.INVALID_REQUEST, problem, remedy);
    }
}
