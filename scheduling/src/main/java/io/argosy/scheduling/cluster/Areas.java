package io.argosy.scheduling.cluster;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// The places of a cluster's nodes by some attributes, and by topology where that is wanted: levels, the most important first, and at each
/// level a number for the place of each node. Attributes subdivide each other; levels of topology stand on their own, so that
/// tasks on many racks are counted in their zone as a whole.
///
/// Nodes that are in one place at every level form an area.
public final class Areas {

    private final Map<List<String>, Integer> numbers = new HashMap<>();
    private final Map<List<Integer>, Integer> areas = new HashMap<>();
    private final List<int[]> placesOfAreas = new ArrayList<>();
    private final int[] areaOfNode;
    private final int levels;
    private final int[] flat;

    /// @param levels of topology to tell apart; 0 for none
    Areas(List<NodeState> nodes, List<String> attributes, int levels) {
        this.levels = attributes.size() + levels;
        areaOfNode = new int[nodes.size()];
        for (NodeState node : nodes) {
            List<Integer> places = places(node, attributes, levels);
            areaOfNode[node.index()] = areas.computeIfAbsent(places, _ -> {
                placesOfAreas.add(places.stream().mapToInt(Integer::intValue).toArray());
                return placesOfAreas.size() - 1;
            });
        }
        flat = placesOfAreas.stream().flatMapToInt(IntStream::of).toArray();
    }

    private List<Integer> places(NodeState node, List<String> attributes, int levels) {
        List<Integer> places = new ArrayList<>();
        List<String> path = new ArrayList<>();
        path.add("attributes");
        for (String attribute : attributes) {
            path.add(Attributes.place(node.snapshot(), attribute));
            places.add(number(List.copyOf(path)));
        }
        for (int level = 1; level <= levels; level++) {
            places.add(number(List.of("topology", String.valueOf(level), node.standsIn(level))));
        }
        return places;
    }

    private int number(List<String> place) {
        return numbers.computeIfAbsent(place, _ -> numbers.size());
    }

    /// How many areas there are; they are numbered from 0.
    public int count() {
        return placesOfAreas.size();
    }

    /// How many places there are, over all levels; they are numbered from 0.
    int places() {
        return numbers.size();
    }

    public int of(NodeState node) {
        return areaOfNode[node.index()];
    }

    /// The place an area is in at a level, from 0 for the most important.
    public int placeOf(int area, int level) {
        return flat[area * levels + level];
    }

    /// The place of a node at a level.
    public int place(NodeState node, int level) {
        return placeOf(areaOfNode[node.index()], level);
    }

    /// Adds to the numbers of all places an area is in.
    void add(int[] numbers, int area, int count) {
        for (int level = 0; level < levels; level++) {
            numbers[placeOf(area, level)] += count;
        }
    }
}
