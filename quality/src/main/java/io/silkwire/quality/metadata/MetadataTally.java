package io.silkwire.quality.metadata;

import io.silkwire.contracts.PublicationDate;
import io.silkwire.quality.Figure;
import io.silkwire.quality.Half;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How many were right of how many, by what was asked, for one system. */
public final class MetadataTally {
    /** As figures name it. */
    public static final String TITLE = "title";
    /** As figures name it. */
    public static final String DATE = "date";

    private final String system;
    private final Map<String, Map<Half, int[]>> asked = new LinkedHashMap<>();

    /** @param system as figures name it */
    public MetadataTally(String system) {
        this.system = system;
    }

    /** Exactly, but for runs of white space; then with quotes, dashes and dots of any shape; then letters and digits only. */
    public void title(LabelledPage page, Half half, String found) {
        String title = page.title();
        if (title != null) {
            add(TITLE, half, spaced(title).equals(spaced(found)));
            add("title, any quotes and dashes", half, plain(title).equals(plain(found)));
            add("title, letters and digits", half, letters(title).equals(letters(found)));
        }
    }

    /** To the day. */
    public void date(LabelledPage page, Half half, String what, @Nullable PublicationDate found) {
        if (page.date() != null) {
            add(what, half, found != null && found.value().startsWith(page.date()));
        }
    }

    /** The same set of names, by their letters. */
    public void authors(LabelledPage page, Half half, List<String> found) {
        if (!page.authors().isEmpty()) {
            add("authors", half, letters(page.authors()).equals(letters(found)));
        }
    }

    /** As declared, in any case. */
    public void language(LabelledPage page, Half half, @Nullable String found) {
        if (page.language() != null) {
            add("language", half, page.language().equalsIgnoreCase(found));
        }
    }

    /** A share for each thing that was asked, of all and of each half. */
    public List<Figure> figures() {
        List<Figure> figures = new ArrayList<>();
        asked.forEach((what, halves) -> halves.forEach((half, counts) ->
                figures.add(Figure.share(system, what, half, counts[0] / (double) counts[1], counts[1]))));
        return figures;
    }

    private void add(String what, Half half, boolean isRight) {
        Map<Half, int[]> halves = asked.computeIfAbsent(what, unused -> new EnumMap<>(Half.class));
        for (Half counted : EnumSet.of(Half.ALL, half)) {
            int[] counts = halves.computeIfAbsent(counted, unused -> new int[2]);
            counts[0] += isRight ? 1 : 0;
            counts[1]++;
        }
    }

    private static String spaced(String text) {
        return text.replaceAll("[\\s\\p{Z}\\u200B]+", " ").strip();
    }

    private static String plain(String text) {
        return spaced(text)
                .replaceAll("[“”„«»‟]", "\"")
                .replaceAll("[‘’‚`´]", "'")
                .replaceAll("[–—‐‑]", "-")
                .replace("…", "...");
    }

    private static Set<String> letters(List<String> texts) {
        Set<String> letters = new HashSet<>();
        texts.forEach(text -> letters.add(letters(text)));
        return letters;
    }

    private static String letters(String text) {
        StringBuilder letters = new StringBuilder();
        text.toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(letters::appendCodePoint);
        return letters.toString();
    }
}
