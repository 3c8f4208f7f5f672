package io.argosy.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The table `module | holds | may import | libraries` of ARCHITECTURE.md.
record ModuleTable(Map<String, Row> rows) {

    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    /// A row. @param modules our modules it may import @param libraries as the table names them
    record Row(Set<String> modules, Set<String> libraries) {}

    static ModuleTable read(Path architecture) {
        Map<String, Row> rows = new LinkedHashMap<>();
        try {
            for (String line : Files.readAllLines(architecture)) {
                String[] cells = line.split("\\|", -1);
                if (cells.length == 6 && cells[1].strip().startsWith("`")) {
                    rows.put(codes(cells[1]).iterator().next(), new Row(codes(cells[3]), words(cells[4])));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ModuleTable(rows);
    }

    private static Set<String> codes(String cell) {
        Set<String> found = new LinkedHashSet<>();
        Matcher matcher = CODE.matcher(cell);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    private static Set<String> words(String cell) {
        Set<String> found = new LinkedHashSet<>();
        Arrays.stream(cell.split(",")).map(String::strip).filter(word -> !word.isEmpty()).forEach(found::add);
        return found;
    }
}
