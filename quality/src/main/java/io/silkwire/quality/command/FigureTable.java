package io.silkwire.quality.command;

import io.silkwire.quality.Figure;
import io.silkwire.quality.Half;
import io.silkwire.quality.Wanted;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One result → a table for people: a line for each thing that was measured, a column for each system, and what is wanted. */
final class FigureTable {
    private static final String NONE = "–";

    private final Result result;
    private final List<String> systems;

    private FigureTable(Result result) {
        this.result = result;
        Set<String> named = new LinkedHashSet<>(List.of(Figure.SILKWIRE));
        result.figures().forEach(figure -> named.add(figure.system()));
        this.systems = List.copyOf(named);
    }

    /** The lines, without line ends. */
    static List<String> of(Result result) {
        return new FigureTable(result).lines();
    }

    private List<String> lines() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(head());
        grouped().forEach((line, figures) -> rows.add(row(line, figures)));
        List<String> lines = new ArrayList<>();
        lines.add("%s on %s (%d s)"
                .formatted(result.area(), result.data(), result.took().toSeconds()));
        lines.addAll(aligned(rows));
        return lines;
    }

    private record Line(String what, Half half) {}

    private Map<Line, List<Figure>> grouped() {
        Map<Line, List<Figure>> lines = new LinkedHashMap<>();
        // The halves of a thing stand under it, whatever order they were told in.
        for (Figure figure : result.figures()) {
            for (Half half : Half.values()) {
                lines.computeIfAbsent(new Line(figure.what(), half), unused -> new ArrayList<>());
            }
            lines.computeIfAbsent(new Line(figure.what(), figure.half()), unused -> new ArrayList<>())
                    .add(figure);
        }
        lines.values().removeIf(List::isEmpty);
        return lines;
    }

    private List<String> head() {
        List<String> head = new ArrayList<>(List.of("", "items"));
        head.addAll(systems);
        head.add("wanted");
        return head;
    }

    private List<String> row(Line line, List<Figure> figures) {
        List<String> row = new ArrayList<>();
        row.add(line.half() == Half.ALL ? line.what() : "  " + line.half().label());
        row.add(Long.toString(figures.stream().mapToLong(Figure::items).max().orElse(0)));
        for (String system : systems) {
            row.add(figures.stream()
                    .filter(figure -> figure.system().equals(system))
                    .map(figure -> figure.unit().show(figure.value()))
                    .findFirst()
                    .orElse(NONE));
        }
        row.add(verdict(figures));
        return row;
    }

    private String verdict(List<Figure> figures) {
        for (Figure figure : figures) {
            Optional<Wanted> wanted =
                    result.wanted().stream().filter(one -> one.concerns(figure)).findFirst();
            if (wanted.isPresent()) {
                return verdict(figure, wanted.get());
            }
        }
        return "";
    }

    private static String verdict(Figure figure, Wanted wanted) {
        boolean reached = figure.unit().reaches(figure.value(), wanted.goal());
        boolean fell = !figure.unit().reaches(figure.value(), wanted.floor());
        return figure.unit().show(wanted.goal())
                + (reached ? " ✓" : " ✗")
                + (fell ? " below the floor of " + figure.unit().show(wanted.floor()) : "");
    }

    private static List<String> aligned(List<List<String>> rows) {
        int columns = rows.get(0).size();
        int[] widths = new int[columns];
        rows.forEach(row -> {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        });
        return rows.stream().map(row -> aligned(row, widths)).toList();
    }

    private static String aligned(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder("  ");
        for (int i = 0; i < widths.length; i++) {
            String pad = " ".repeat(widths[i] - row.get(i).length());
            boolean left = i == 0 || i == widths.length - 1;
            line.append(left ? row.get(i) + pad : pad + row.get(i)).append("  ");
        }
        return line.toString().stripTrailing();
    }
}
