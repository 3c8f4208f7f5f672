package io.argosy.dockerapi.name;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// What a word means among things of all nodes, in this order: a whole id, a name, `node/name` or `node/id`, the beginning of an id.
public sealed interface Resolution<T extends Named> {

    record Found<T extends Named>(T thing) implements Resolution<T> {}

    record Unknown<T extends Named>() implements Resolution<T> {}

    /// Several ids begin with it.
    record ManyIds<T extends Named>() implements Resolution<T> {}

    /// Several nodes have something of that name. @param nodes for people
    record ManyNodes<T extends Named>(String nodes) implements Resolution<T> {}

    static <T extends Named> Resolution<T> of(String asked, List<T> things) {
        String word = asked.startsWith("/") ? asked.substring(1) : asked;
        Resolution<T> plain = plain(word, things);
        int slash = word.indexOf('/');
        if (!(plain instanceof Unknown<T>) || slash <= 0) {
            return plain;
        }
        return plain(word.substring(slash + 1), things.stream().filter(thing -> thing.node().isCalled(word.substring(0, slash))).toList());
    }

    private static <T extends Named> Resolution<T> plain(String word, List<T> things) {
        List<T> exact = those(things, thing -> thing.id().equals(word));
        if (!exact.isEmpty()) {
            return new Found<>(exact.getFirst());
        }
        List<T> called = those(things, thing -> thing.names().contains(word));
        if (called.size() > 1) {
            return new ManyNodes<>(called.stream().map(thing -> thing.node().name().value()).sorted().collect(Collectors.joining(", ")));
        }
        List<T> beginning = called.isEmpty() && !word.isEmpty() ? those(things, thing -> thing.id().startsWith(word)) : called;
        return switch (beginning.size()) {
            case 0 -> new Unknown<>();
            case 1 -> new Found<>(beginning.getFirst());
            default -> new ManyIds<>();
        };
    }

    private static <T extends Named> List<T> those(List<T> things, Predicate<T> wanted) {
        return things.stream().filter(wanted).toList();
    }
}
