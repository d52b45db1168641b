package io.silkwire.ingest.feed;

import io.silkwire.ingest.feed.repair.MarkupReader.Attribute;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One open element of an XML feed. */
final class Node {
    /** What an element is there for, where it changes the meaning of what is in it. */
    enum Role {
        NONE,
        FEED,
        ENTRY,
        SOURCE,
        PERSON,
        IMAGE,
        /** Things like text inputs whose titles and links are nobody's. */
        ASIDE
    }

    final @Nullable Node parent;
    final String written;
    final int depth;
    /** With the reader's prefix, lower case. */
    String name = "";

    Role role = Role.NONE;

    @Nullable
    Draft draft;

    @Nullable
    String base;

    @Nullable
    String language;

    /** What the parts of a person, image or source told, by name. */
    final Map<String, String> parts = new HashMap<>(0);

    private final StringBuilder text = new StringBuilder(0);
    private final Map<String, String> declared = new HashMap<>(0);
    private final Map<String, String> attributes = new HashMap<>(0);

    Node(@Nullable Node parent, String written, List<Attribute> attributes) {
        this.parent = parent;
        this.written = written;
        this.depth = parent == null ? 1 : parent.depth + 1;
        this.base = parent == null ? null : parent.base;
        this.language = parent == null ? null : parent.language;
        for (Attribute attribute : attributes) {
            String lower = attribute.name().toLowerCase(Locale.ROOT);
            if (lower.equals("xmlns")) {
                declared.put("", attribute.value());
            } else if (lower.startsWith("xmlns:")) {
                declared.put(lower.substring(6), attribute.value());
            } else {
                this.attributes.putIfAbsent(lower, attribute.value());
            }
        }
    }

    /** An attribute by its lower-case name, or null. */
    @Nullable
    String attribute(String attribute) {
        return attributes.get(attribute);
    }

    /** An attribute, or the other one, or null. */
    @Nullable
    String attribute(String attribute, String other) {
        String value = attributes.get(attribute);
        return value == null ? attributes.get(other) : value;
    }

    /** The namespace of a prefix, or null where nobody declared it. */
    @Nullable
    String namespace(String prefix) {
        for (Node node = this; node != null; node = node.parent) {
            String uri = node.declared.get(prefix);
            if (uri != null) {
                return uri;
            }
        }
        return null;
    }

    /** Whether the element itself declares a namespace with this in its address. */
    boolean declares(String part) {
        return declared.values().stream()
                .anyMatch(uri -> uri.toLowerCase(Locale.ROOT).contains(part));
    }

    void append(String more, int max) {
        if (text.length() < max) {
            text.append(more, 0, Math.min(more.length(), max - text.length()));
        }
    }

    String text() {
        return text.toString().strip();
    }
}
