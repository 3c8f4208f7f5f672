package io.argosy.cli.output;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Rows under headings, as wide as their content and no wider than the terminal: the last column is cut, then nothing.
public final class Table {

    private static final String GAP = "  ";

    private final List<String> headings;
    private final List<List<String>> rows = new ArrayList<>();

    public Table(String... headings) {
        this.headings = List.of(headings);
    }

    public Table row(Object... cells) {
        List<String> row = Arrays.stream(cells).map(String::valueOf).map(Table::oneLine).toList();
        if (row.size() != headings.size()) {
            throw new IllegalArgumentException("a row of " + row.size() + " cells in a table of " + headings.size());
        }
        rows.add(row);
        return this;
    }

    /// @param width columns of the terminal; 0 for no limit, as when the output is a file
    public String render(int width) {
        int[] widths = widths();
        StringBuilder text = new StringBuilder();
        append(text, headings, widths, width);
        rows.forEach(row -> append(text, row, widths, width));
        return text.toString();
    }

    private int[] widths() {
        int[] widths = new int[headings.size()];
        for (int column = 0; column < widths.length; column++) {
            widths[column] = headings.get(column).length();
            for (List<String> row : rows) {
                widths[column] = Math.max(widths[column], row.get(column).length());
            }
        }
        return widths;
    }

    private static void append(StringBuilder text, List<String> cells, int[] widths, int limit) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < cells.size(); column++) {
            String cell = cells.get(column);
            line.append(cell);
            if (column < cells.size() - 1) {
                line.append(" ".repeat(widths[column] - cell.length())).append(GAP);
            }
        }
        String whole = line.toString().stripTrailing();
        boolean cut = limit > 1 && whole.length() > limit;
        text.append(cut ? whole.substring(0, limit - 1) + "…" : whole).append('\n');
    }

    private static String oneLine(String cell) {
        return cell.replaceAll("\\s*\\R\\s*", " ");
    }
}
