package io.silkwire.ingest.feed;

import io.silkwire.ingest.charset.DoubleEncoding;
import io.silkwire.ingest.feed.date.FeedDates;
import io.silkwire.ingest.feed.date.ReadDate;
import io.silkwire.ingest.feed.repair.MarkupReader;
import io.silkwire.ingest.feed.repair.MarkupText;
import io.silkwire.ingest.feed.repair.Repair;
import io.silkwire.ingest.feed.repair.Repairs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Markup events → the drafts of a feed. Follows which element closes which, what prefixes mean, and the bases and languages
 * that elements inherit; what each element says is {@link Elements}' business.
 */
final class XmlFeed {
    private static final int MAX_DEPTH = 200;
    /** Inside a text these end it: no text has them, so it was never closed. */
    private static final Set<String> ENDS_TEXT =
            Set.of("item", "entry", "channel", "pubdate", "guid", "lastbuilddate", "dc:date", "content:encoded");

    final Repairs repairs;
    final Budget budget;
    final ScheduleDraft schedule = new ScheduleDraft();
    final List<Draft> entries = new ArrayList<>();
    final Draft feed;
    private final MarkupReader markup;
    private final Elements elements;
    private final @Nullable String url;
    private final @Nullable String language;

    @Nullable
    FeedFormat format;

    @Nullable
    String firstElement;

    private boolean newsSitemap;
    private boolean junk;
    private @Nullable Node node;
    private @Nullable Capture capture;

    XmlFeed(MarkupReader markup, Repairs repairs, @Nullable String url, @Nullable String language) {
        this.markup = markup;
        this.repairs = repairs;
        this.budget = new Budget(repairs);
        this.feed = new Draft(budget);
        this.elements = new Elements(this);
        this.url = url;
        this.language = language;
    }

    /** Reads to the end, to the first sign of an HTML page, or to a hostile document type. */
    void read() throws IOException {
        while (true) {
            switch (markup.next()) {
                case TEXT -> text(markup.text());
                case START -> {
                    if (firstElement == null) {
                        firstElement = markup.name().toLowerCase(Locale.ROOT);
                    }
                    if (stops()) {
                        return;
                    }
                    start();
                }
                case END -> end(markup.name());
                case DONE -> {
                    finish();
                    return;
                }
            }
        }
    }

    private boolean stops() {
        boolean html = format == null && markup.name().equalsIgnoreCase("html");
        return html || markup.hostileDoctype() != null;
    }

    private void finish() {
        if (node != null && format != null) {
            repairs.note(Repair.TRUNCATED);
        }
        while (node != null) {
            close();
        }
        if (junk && format != null) {
            repairs.note(Repair.LEADING_JUNK);
        }
        if (newsSitemap && format == FeedFormat.SITEMAP) {
            format = FeedFormat.NEWS_SITEMAP;
        }
    }

    void foundNews() {
        newsSitemap = true;
    }

    private void text(String text) {
        if (capture != null) {
            capture.text(text);
        } else if (node != null) {
            node.append(text, Budget.MAX_SIMPLE);
        } else if (format == null && !text.isBlank()) {
            junk = true;
        }
    }

    private void start() {
        String written = markup.name();
        if (node != null && node.depth >= MAX_DEPTH) {
            repairs.note(Repair.TOO_DEEP);
            return;
        }
        Node opened = new Node(node, written, markup.attributes());
        opened.name = canonical(opened, written);
        if (capture != null && !endsText(opened)) {
            inline(opened);
            return;
        }
        if (format == null && !Roots.isRoot(opened.name)) {
            junk = true;
        }
        inherit(opened);
        node = opened;
        if (format == null) {
            format = Roots.format(opened, written, markup.doctype());
        }
        if (format != null) {
            elements.start(opened);
        }
        if (markup.selfClosing()) {
            close();
        }
    }

    private boolean endsText(Node opened) {
        if (!ENDS_TEXT.contains(opened.name)) {
            return false;
        }
        Capture open = capture;
        repairs.note(Repair.UNBALANCED_TAGS);
        while (open != null && node != null && capture == open) {
            close();
        }
        // an entry inside an entry was never closed either
        boolean outer = opened.name.equals("item") || opened.name.equals("entry");
        while (outer && node != null && node.role != Node.Role.FEED && isInEntry(node)) {
            close();
        }
        return true;
    }

    private static boolean isInEntry(Node from) {
        for (Node at = from; at != null; at = at.parent) {
            if (at.role == Node.Role.ENTRY) {
                return true;
            }
        }
        return false;
    }

    private void inline(Node opened) {
        Capture open = capture;
        if (open == null) {
            return;
        }
        String prefix = prefixOf(opened.written);
        String uri = opened.namespace(prefix);
        boolean html =
                uri == null || Namespaces.XHTML.equals(Namespaces.prefix(uri)) || "".equals(Namespaces.prefix(uri));
        boolean drawing =
                uri != null && ("svg".equals(Namespaces.prefix(uri)) || "math".equals(Namespaces.prefix(uri)));
        String local =
                html || drawing ? opened.written.substring(prefix.isEmpty() ? 0 : prefix.length() + 1) : opened.written;
        open.start(
                local,
                namespaceToTell(opened, prefix, uri, html || (!drawing && !prefix.isEmpty())),
                markup.attributes(),
                markup.selfClosing());
        opened.name = local;
        if (!markup.selfClosing()) {
            node = opened;
        }
    }

    /** SVG and MathML keep their namespace, told once at the outermost of their elements. */
    private @Nullable String namespaceToTell(Node opened, String prefix, @Nullable String uri, boolean html) {
        if (html || uri == null || opened.parent == null) {
            return null;
        }
        boolean inherited =
                uri.equals(opened.parent.namespace(prefix)) && capture != null && opened.parent != capture.node;
        return inherited ? null : uri;
    }

    private void end(String written) {
        if (!isOpen(written)) {
            if (node != null && format != null) {
                repairs.note(Repair.UNBALANCED_TAGS);
            }
            return;
        }
        while (node != null && !node.written.equalsIgnoreCase(written)) {
            repairs.note(Repair.UNBALANCED_TAGS);
            close();
        }
        close();
    }

    private boolean isOpen(String written) {
        for (Node at = node; at != null; at = at.parent) {
            if (at.written.equalsIgnoreCase(written)) {
                return true;
            }
        }
        return false;
    }

    private void close() {
        Node closing = node;
        if (closing == null) {
            return;
        }
        Capture open = capture;
        if (open != null && open.node != closing) {
            open.end(closing.name);
            node = closing.parent;
            return;
        }
        if (open != null) {
            capture = null;
            elements.text(closing, open.key, finished(open));
        } else if (format != null) {
            elements.end(closing);
        }
        node = closing.parent;
    }

    private void inherit(Node opened) {
        if (opened.parent == null) {
            opened.base = url;
            opened.language = language;
        }
        String base = opened.attribute("xml:base");
        if (base != null && LenientUrl.isSafe(base)) {
            String resolved = LenientUrl.resolve(opened.base, base);
            opened.base = LenientUrl.isSafe(resolved) ? resolved : opened.base;
        }
        String lang = opened.attribute("xml:lang", "lang");
        if (lang != null) {
            opened.language = lang.isBlank() ? null : lang.strip().replace('_', '-');
        }
    }

    private String canonical(Node opened, String written) {
        String prefix = prefixOf(written);
        String local =
                written.substring(prefix.isEmpty() ? 0 : prefix.length() + 1).toLowerCase(Locale.ROOT);
        String uri = opened.namespace(prefix);
        String known;
        if (uri == null) {
            if (!prefix.isEmpty() && format != null) {
                repairs.note(Repair.UNDECLARED_PREFIX);
            }
            known = Namespaces.undeclared(prefix);
        } else {
            String found = Namespaces.prefix(uri);
            known = found == null ? prefix : found;
        }
        return known.isEmpty() ? local : known + ":" + local;
    }

    private static String prefixOf(String written) {
        int colon = written.indexOf(':');
        return colon < 0 ? "" : written.substring(0, colon).toLowerCase(Locale.ROOT);
    }

    /** Begins a text construct: all up to its end tag belongs to it. */
    void capture(Node at, String key, String type, boolean base64) {
        capture = new Capture(at, key, type, base64, repairs);
    }

    private FeedText finished(Capture done) {
        String value = done.base64 ? decoded(done.value()) : done.value();
        String type = done.type;
        if (done.sawTag() && type.equals("text/html") && TextShape.isDivOfEscaped(value)) {
            // a div of XHTML around text that is HTML once more escaped, as TypePad wrote it
            value = MarkupText.unescaped(TextShape.withoutDiv(value, true));
        }
        boolean untyped = type.equals("text/plain") && (format == null || !format.isAtom());
        if (done.base64 || (untyped && (done.sawTag() || TextShape.isMarkup(value)))) {
            type = TextShape.isMarkup(value) ? "text/html" : done.base64 ? "text/plain" : "text/html";
        }
        if (type.equals("application/xhtml+xml")) {
            value = TextShape.withoutDiv(value, format == FeedFormat.ATOM_10);
        }
        value = mended(value);
        if (MarkupText.isMarkup(type)) {
            value = HtmlLinks.absolute(value, done.node.base);
        }
        return new FeedText(value, type, done.node.language, done.node.base, source(done.node));
    }

    private String mended(String value) {
        String mended = DoubleEncoding.mended(value);
        if (!mended.equals(value)) {
            repairs.note(Repair.DOUBLE_ENCODING);
        }
        return mended;
    }

    private @Nullable String source(Node at) {
        String src = at.attribute("src");
        return src == null ? null : LenientUrl.resolve(at.base, src);
    }

    private static String decoded(String base64) {
        try {
            return new String(Base64.getMimeDecoder().decode(base64), StandardCharsets.UTF_8).strip();
        } catch (IllegalArgumentException e) {
            return base64;
        }
    }

    /** A date with what it means, or null where the text is empty. */
    @Nullable
    FeedDate date(String text) {
        if (text.isEmpty()) {
            return null;
        }
        ReadDate read = FeedDates.parse(text);
        String raw = text.length() > 200 ? text.substring(0, 200) : text;
        boolean kept = budget.object(raw);
        return !kept
                ? null
                : read == null ? new FeedDate(raw, null, false) : new FeedDate(raw, read.date(), read.zoneAssumed());
    }

    /** Begins an entry, or answers null where the limits allow no more. */
    @Nullable
    Draft entry(int max) {
        if (entries.size() >= max) {
            repairs.note(Repair.TOO_MANY);
            return null;
        }
        if (!budget.entry()) {
            return null;
        }
        Draft entry = new Draft(budget);
        entries.add(entry);
        return entry;
    }
}
