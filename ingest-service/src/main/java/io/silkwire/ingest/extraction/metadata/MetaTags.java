package io.silkwire.ingest.extraction.metadata;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** The {@code <meta>} elements of a page: contents by name, whichever attribute names them, in order; none is blank. */
final class MetaTags {
    /** Pages of generators gone wrong repeat a tag without end. */
    private static final int MOST_TAGS = 2_000;

    private static final int MOST_CHARS = 2_000;
    private static final List<String> NAMES = List.of("property", "name", "itemprop", "http-equiv");

    private static final Pattern SPACES = Pattern.compile("\\s+");

    private final Map<String, List<String>> contents = new LinkedHashMap<>();

    private MetaTags() {}

    static MetaTags of(List<Element> metas) {
        MetaTags tags = new MetaTags();
        int count = 0;
        for (Element meta : metas) {
            if (count++ >= MOST_TAGS) {
                break;
            }
            tags.add(meta);
        }
        return tags;
    }

    private void add(Element meta) {
        String content = meta.hasAttr("content") ? meta.attr("content") : meta.attr("value");
        String value = content.length() > MOST_CHARS ? content.substring(0, MOST_CHARS) : content.strip();
        if (value.isBlank()) {
            return;
        }
        // Microdata outside the head belongs to a thing on the page, not always to the page.
        boolean head = meta.parent() != null && meta.parent().normalName().equals("head");
        for (String attribute : NAMES) {
            if (attribute.equals("itemprop") && !head) {
                continue;
            }
            String names = meta.attr(attribute).toLowerCase(Locale.ROOT).strip();
            // One property may hold several names (RDFa).
            for (String name : names.indexOf(' ') < 0 ? List.of(names) : List.of(SPACES.split(names, -1))) {
                if (!name.isEmpty()) {
                    contents.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
                }
            }
        }
    }

    List<String> all(String... names) {
        List<String> found = new ArrayList<>();
        for (String name : names) {
            found.addAll(contents.getOrDefault(name, List.of()));
        }
        return found;
    }

    /**
     * Contents of all whose name is one of these once points, colons, hyphens and underscores are gone: "dc.date.issued" is
     * also written "DC:date-issued".
     */
    List<String> folded(Set<String> names) {
        List<String> found = new ArrayList<>();
        contents.forEach((name, values) -> {
            if (names.contains(fold(name))) {
                found.addAll(values);
            }
        });
        return found;
    }

    static String fold(String name) {
        StringBuilder folded = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            if (".:_-".indexOf(name.charAt(i)) < 0) {
                folded.append(name.charAt(i));
            }
        }
        return folded.toString();
    }

    /** The first content of the first of these names that has one; empty where none has. */
    String first(String... names) {
        for (String name : names) {
            List<String> found = contents.getOrDefault(name, List.of());
            if (!found.isEmpty()) {
                return found.get(0);
            }
        }
        return "";
    }
}
