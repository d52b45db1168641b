package io.silkwire.ingest.health;

import io.silkwire.contracts.CrawlState.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * Whether the pages of a source took another shape: the last {@link #RECENT} pages against those before them. Robust figures
 * only (median and median deviation), for official pages vary from a line to a book.
 *
 * @param pages the last ones, oldest first, at most {@link #MOST}
 */
public record LayoutDrift(List<Shape> pages) {
    /** Pages that are remembered. */
    public static final int MOST = 60;
    /** Pages that are compared with those before. */
    public static final int RECENT = 5;

    private static final int ENOUGH = 10;
    /** Of five pages in a row that are empty; one or two are notices. */
    private static final int EMPTY = 3;

    private static final int EMPTY_CHARS = 40;
    /** Median deviations that the median of five recent pages may be off. */
    private static final double FAR = 5;
    /** Scales a median deviation to a standard deviation. */
    private static final double SCALE = 1.4826;

    /** Nothing known. */
    public static final LayoutDrift NONE = new LayoutDrift(List.of());

    /** Copies, and keeps the last ones. */
    public LayoutDrift {
        pages = List.copyOf(pages.subList(Math.max(0, pages.size() - MOST), pages.size()));
    }

    /** What is known after this page. */
    public LayoutDrift after(Shape page) {
        List<Shape> more = new ArrayList<>(pages);
        more.add(page);
        return new LayoutDrift(more);
    }

    /** What is known once somebody has looked at the alarm: the new shape is the shape. */
    public LayoutDrift accepted() {
        return new LayoutDrift(pages.subList(Math.max(0, pages.size() - RECENT), pages.size()));
    }

    /** Words for what shifted, such as {@code text-length}; empty where nothing did or too little is known. */
    public List<String> shifted() {
        int split = pages.size() - RECENT;
        if (split < ENOUGH) {
            return List.of();
        }
        List<Shape> before = pages.subList(0, split);
        List<Shape> recent = pages.subList(split, pages.size());
        List<String> shifted = new ArrayList<>();
        add(shifted, "empty-body", lost(before, recent, page -> page.textChars() >= EMPTY_CHARS, EMPTY));
        add(shifted, "title", lost(before, recent, Shape::title, RECENT - 1));
        add(shifted, "date", lost(before, recent, Shape::date, RECENT - 1));
        add(shifted, "author", lost(before, recent, Shape::author, RECENT));
        add(shifted, "text-length", far(before, recent, page -> Math.log1p(page.textChars()), 0.25));
        add(shifted, "paragraphs", far(before, recent, page -> Math.log1p(page.paragraphs()), 0.25));
        add(shifted, "link-density", far(before, recent, Shape::linkDensity, 0.03));
        add(shifted, "path", newPath(before, recent));
        return shifted;
    }

    private static void add(List<String> words, String word, boolean shifted) {
        if (shifted) {
            words.add(word);
        }
    }

    /** Nearly all pages had it, and now so many of the recent ones have not. */
    private static boolean lost(List<Shape> before, List<Shape> recent, Predicate<Shape> has, int without) {
        long had = before.stream().filter(has).count();
        long lacking = recent.stream().filter(has.negate()).count();
        return had * 10 >= before.size() * 9L && lacking >= without;
    }

    private static boolean far(List<Shape> before, List<Shape> recent, ToDoubleFunction<Shape> feature, double least) {
        double middle = median(before.stream().mapToDouble(feature).toArray());
        double spread = median(before.stream()
                .mapToDouble(page -> Math.abs(feature.applyAsDouble(page) - middle))
                .toArray());
        double now = median(recent.stream().mapToDouble(feature).toArray());
        return Math.abs(now - middle) > FAR * Math.max(least, SCALE * spread);
    }

    /** All recent pages have the same path, and none before had it. */
    private static boolean newPath(List<Shape> before, List<Shape> recent) {
        int path = recent.getFirst().path();
        return recent.stream().allMatch(page -> page.path() == path)
                && before.stream().noneMatch(page -> page.path() == path);
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }
}
