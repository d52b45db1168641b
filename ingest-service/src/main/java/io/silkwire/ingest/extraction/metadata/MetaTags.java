package io.silkwire.ingest.extraction.metadata;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** The {@code <meta>} elements of a page: contents by name, whichever attribute names them, in order; none is blank. */
final class MetaTags {
    /** Pages of generators gone wrong repeat a tag without end. */
    private static final int MOST_TAGS = 2_000;

    private static final int MOST_CHARS = 2_000;
    private static final List<String> NAMES = List.of("property", "name", "itemprop", "http-equiv");

    private final Map<String, List<String>> contents = new LinkedHashMap<>();

    private MetaTags() {}

    static MetaTags of(Document page) {
        MetaTags tags = new MetaTags();
        int count = 0;
        for (Element meta : page.getElementsByTag("meta")) {
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
            // One property may hold several names (RDFa), and some sites put dots for colons.
            for (String name :
                    meta.attr(attribute).toLowerCase(Locale.ROOT).strip().split("\\s+")) {
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
        return name.replaceAll("[.:_-]", "");
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
