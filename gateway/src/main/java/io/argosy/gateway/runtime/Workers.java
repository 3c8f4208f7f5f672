package io.argosy.gateway.runtime;

import java.util.ArrayList;
import java.util.List;

/// The processes that a master says it has.
///
/// @param all their process ids; the present one, and older ones that still have connections
/// @param failedReloads how many reloads in a row came to nothing
public record Workers(List<Integer> all, int failedReloads) {
    public Workers {
        all = List.copyOf(all);
    }

    /// @param proc answer to `show proc`
    public static Workers parse(String proc) {
        List<Integer> workers = new ArrayList<>();
        int failed = 0;
        for (String line : proc.lines().toList()) {
            String[] words = line.strip().split("\\s+");
            if (words.length >= 3 && words[1].equals("worker") && words[0].matches("\\d{1,9}")) {
                workers.add(Integer.valueOf(words[0]));
            } else if (words.length >= 5 && words[1].equals("master")) {
                failed = Integer.parseInt(words[4].replaceAll("\\D", ""));
            }
        }
        return new Workers(workers, failed);
    }
}
