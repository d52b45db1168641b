package io.silkwire.standalone.subscriptions;

import java.util.ArrayList;
import java.util.List;

/** Rows of text under a heading, in columns; a cell is one line of at most 48 characters, the last one of as many as it has. */
public final class Table {
    private static final int WIDEST = 48;

    private final List<List<String>> rows = new ArrayList<>();

    /** With these headings. */
    public Table(String... headings) {
        row(headings);
    }

    /** Adds a row of as many cells as there are headings. */
    public void row(String... cells) {
        List<String> row = new ArrayList<>();
        for (int i = 0; i < cells.length; i++) {
            String line = cells[i].replaceAll("\\p{Cntrl}+", " ").strip();
            row.add(i == cells.length - 1 ? line : clipped(line));
        }
        rows.add(row);
    }

    /** The lines, without blanks at their ends. */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < row.size(); column++) {
                String cell = row.get(column);
                line.append(cell);
                if (column < row.size() - 1) {
                    line.append(" ".repeat(width(column) - length(cell) + 2));
                }
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> length(row.get(column))).max().orElse(0);
    }

    private static int length(String cell) {
        return cell.codePointCount(0, cell.length());
    }

    private static String clipped(String line) {
        return length(line) <= WIDEST ? line : line.substring(0, line.offsetByCodePoints(0, WIDEST - 1)) + "…";
    }
}
