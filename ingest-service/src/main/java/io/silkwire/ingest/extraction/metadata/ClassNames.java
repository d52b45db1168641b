package io.silkwire.ingest.extraction.metadata;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** Whether a class or an id holds one of some words. One per page: it remembers the names it has seen, as pages repeat them. */
final class ClassNames {
    private final Pattern words;
    private final Map<String, Boolean> seen = new HashMap<>();

    ClassNames(Pattern words) {
        this.words = words;
    }

    boolean in(Element element) {
        return element.attributesSize() > 0 && (in(element.attr("class")) || in(element.attr("id")));
    }

    boolean in(String names) {
        return !names.isEmpty()
                && seen.computeIfAbsent(names, text -> words.matcher(text).find());
    }
}
