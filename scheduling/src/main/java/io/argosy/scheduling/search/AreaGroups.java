package io.argosy.scheduling.search;

import io.argosy.scheduling.cluster.Areas;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The areas of candidates, those with the smallest share of a service's tasks first.
final class AreaGroups {

    private final Areas areas;
    private final int[] tasks;
    private final int levels;

    /// @param tasks of the service, by place
    /// @param levels how many levels of places count
    AreaGroups(Areas areas, int[] tasks, int levels) {
        this.areas = areas;
        this.tasks = tasks;
        this.levels = levels;
    }

    /// Groups of areas whose shares are equal, from the smallest share on, until one is accepted. Sorts only when the first is not.
    ///
    /// @param found whether a node was found in the areas, which are the first so many of the array
    void walk(int[] inhabited, GroupSearch found) {
        int[] all = inhabited.clone();
        int size = smallest(all);
        if (size == 0 || found.in(all, size) || size == all.length) {
            return;
        }
        List<Integer> rest = new ArrayList<>();
        Arrays.stream(all, size, all.length).forEach(rest::add);
        rest.sort(this::compare);
        int from = 0;
        while (from < rest.size()) {
            int to = from + 1;
            while (to < rest.size() && compare(rest.get(from), rest.get(to)) == 0) {
                to++;
            }
            int[] group = rest.subList(from, to).stream().mapToInt(Integer::intValue).toArray();
            if (found.in(group, group.length)) {
                return;
            }
            from = to;
        }
    }

    /// Moves the areas with the smallest share to the front. @return how many they are
    private int smallest(int[] all) {
        int size = 0;
        for (int at = 0; at < all.length; at++) {
            int compared = size == 0 ? 0 : compare(all[at], all[0]);
            if (compared < 0) {
                size = 0;
            }
            if (compared <= 0) {
                int moved = all[size];
                all[size] = all[at];
                all[at] = moved;
                size++;
            }
        }
        return size;
    }

    private int compare(int one, int other) {
        for (int level = 0; level < levels; level++) {
            int difference = tasks[areas.placeOf(one, level)] - tasks[areas.placeOf(other, level)];
            if (difference != 0) {
                return difference;
            }
        }
        return 0;
    }

    /// A search among the first so many areas of an array.
    @FunctionalInterface
    interface GroupSearch {
        boolean in(int[] group, int size);
    }
}
