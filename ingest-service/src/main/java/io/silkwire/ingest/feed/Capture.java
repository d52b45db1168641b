package io.silkwire.ingest.feed;

import io.silkwire.ingest.feed.repair.MarkupReader.Attribute;
import io.silkwire.ingest.feed.repair.Repair;
import io.silkwire.ingest.feed.repair.Repairs;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects a text construct: its characters, and the tags within it written out again as markup. */
final class Capture {
    private static final Set<String> VOID = Set.of(
            "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
            "wbr");

    final Node node;
    final String key;
    final String type;
    final boolean base64;
    /** Whether the markup stands in the feed as elements, so that characters in it must be escaped again. */
    private final boolean inline;

    private final Repairs repairs;
    private final StringBuilder value = new StringBuilder();
    private boolean sawTag;
    private int open;

    Capture(Node node, String key, String type, boolean base64, Repairs repairs) {
        this.node = node;
        this.key = key;
        this.type = type;
        this.base64 = base64;
        this.inline = type.endsWith("+xml") || type.endsWith("/xml");
        this.repairs = repairs;
    }

    boolean sawTag() {
        return sawTag;
    }

    void text(String text) {
        add(inline || open > 0 ? escaped(text) : text);
    }

    void start(String name, @Nullable String namespace, List<Attribute> attributes, boolean selfClosing) {
        sawTag = true;
        StringBuilder tag = new StringBuilder("<").append(name);
        boolean namespaced = false;
        for (Attribute attribute : attributes) {
            namespaced |= attribute.name().equals("xmlns");
            if (!attribute.name().equals("xmlns") || !"http://www.w3.org/1999/xhtml".equals(attribute.value())) {
                tag.append(' ')
                        .append(attribute.name())
                        .append("=\"")
                        .append(quoted(attribute.value()))
                        .append('"');
            }
        }
        if (namespace != null && !namespaced) {
            tag.append(" xmlns=\"").append(quoted(namespace)).append('"');
        }
        boolean empty = VOID.contains(name);
        add(tag.append(empty || selfClosing ? " />" : ">").toString());
        if (!empty && !selfClosing) {
            open++;
        }
    }

    void end(String name) {
        if (!VOID.contains(name)) {
            open = Math.max(0, open - 1);
            add("</" + name + ">");
        }
    }

    private void add(String piece) {
        if (value.length() + piece.length() > Budget.MAX_TEXT) {
            repairs.note(Repair.TEXT_CUT);
            return;
        }
        value.append(piece);
    }

    String value() {
        return value.toString().strip();
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String quoted(String text) {
        return escaped(text).replace("\"", "&quot;");
    }
}
