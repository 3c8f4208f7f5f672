package io.argosy.planning.explain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/// Places of which the same is to be said.
///
/// @param places `web.1`, in order
/// @param text what is said of each
public record Grouped(List<String> places, String text) {

    private static final int NAMED = 3;

    public Grouped {
        places = List.copyOf(places);
        Objects.requireNonNull(text, "text");
    }

    /// In the order in which each text is first met.
    public static List<Grouped> of(List<Explanation> explanations) {
        Map<String, List<String>> byText = new LinkedHashMap<>();
        explanations.forEach(each -> byText.computeIfAbsent(each.text(), _ -> new ArrayList<>()).add(each.place()));
        return byText.entrySet().stream().map(entry -> new Grouped(entry.getValue(), entry.getKey())).toList();
    }

    /// `web.1, web.2, web.3 and 4 more: waiting for db to be healthy`.
    @Override
    public String toString() {
        String named = places.stream().limit(NAMED).collect(Collectors.joining(", "));
        return named + (places.size() > NAMED ? " and " + (places.size() - NAMED) + " more" : "") + ": " + text;
    }
}
