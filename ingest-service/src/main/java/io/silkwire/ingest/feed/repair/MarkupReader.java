package io.silkwire.ingest.feed.repair;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Entities;
import org.jspecify.annotations.Nullable;

/**
 * Characters → start tags, end tags and texts, forgiving as browsers are: what is no markup is text, what never ends ends where
 * the next thing begins. It never looks back and at most some dozen characters ahead, so its time is linear in what it reads
 * and its memory is a few buffers, whatever comes. It knows nothing of namespaces or of which tag closes which.
 *
 * <p>Entities: the five of XML and those of HTML. Entities that a document type declares are not expanded (they stay as
 * written); {@link #hostileDoctype()} tells where one nests entities or reaches outside.
 */
public final class MarkupReader {
    /** What stands at the reader's position. */
    public enum Event {
        START,
        END,
        TEXT,
        DONE
    }

    /**
     * One attribute.
     *
     * @param name as written, with its prefix
     */
    public record Attribute(String name, String value) {}

    static final int MAX_NAME = 200;
    static final int MAX_ATTRIBUTES = 64;
    /** Longer than the addresses of any server; embedded images are longer, and nobody needs them. */
    static final int MAX_VALUE = 16_384;

    private static final int MAX_TEXT = 8_192;
    private static final int MAX_DOCTYPE = 65_536;
    private static final int AHEAD = 64;
    private static final Set<String> XML_ENTITIES = Set.of("amp", "lt", "gt", "quot", "apos");
    /** What windows-1252 has at 0x80 to 0x9F: nobody means the control characters there. */
    private static final String C1 =
            "\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f"
                    + "\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178";

    private final Reader source;
    private final Repairs repairs;
    private final char[] buffer = new char[16_384];
    private int position;
    private int limit;
    private boolean ended;

    private final StringBuilder text = new StringBuilder();
    private String pending = "";
    private int pendingAt;
    private String name = "";
    private List<Attribute> attributes = List.of();
    private boolean selfClosing;
    private boolean cdata;
    private @Nullable String doctype;
    private @Nullable String hostileDoctype;

    public MarkupReader(Reader source, Repairs repairs) {
        this.source = source;
        this.repairs = repairs;
    }

    /** Moves on. Texts come in pieces; empty pieces do not come. */
    public Event next() throws IOException {
        text.setLength(0);
        while (true) {
            if (cdata) {
                readCdata();
                if (!text.isEmpty()) {
                    return Event.TEXT;
                }
                continue;
            }
            int c = peek(0);
            if (c < 0) {
                return text.isEmpty() ? Event.DONE : Event.TEXT;
            }
            if (c == '<' && fromSource()) {
                if (!text.isEmpty()) {
                    return Event.TEXT;
                }
                Event event = markup();
                if (event != null) {
                    return event;
                }
            } else {
                textPiece(c);
                if (text.length() >= MAX_TEXT) {
                    return Event.TEXT;
                }
            }
        }
    }

    /** The text of {@link Event#TEXT}, references resolved. */
    public String text() {
        return text.toString();
    }

    /** The tag's name as written, prefix included. */
    public String name() {
        return name;
    }

    /** The attributes of {@link Event#START}, each name once. */
    public List<Attribute> attributes() {
        return attributes;
    }

    /** Whether the start tag closes itself; no end tag follows then. */
    public boolean selfClosing() {
        return selfClosing;
    }

    /** The document type's text as far as it was read, or null. */
    public @Nullable String doctype() {
        return doctype;
    }

    /** Why the document type must not be trusted, or null. */
    public @Nullable String hostileDoctype() {
        return hostileDoctype;
    }

    private @Nullable Event markup() throws IOException {
        int c = peek(1);
        if (isNameStart(c)) {
            return startTag();
        }
        if (c == '/' && (isNameStart(peek(2)) || peek(2) == '>')) {
            return endTag();
        }
        if (c == '!') {
            declaration();
            return null;
        }
        if (c == '?') {
            skipInstruction();
            return null;
        }
        repairs.note(Repair.BARE_LESS_THAN);
        take();
        text.append('<');
        return null;
    }

    private @Nullable Event startTag() throws IOException {
        take();
        StringBuilder read = new StringBuilder();
        readName(read);
        int c = peek(0);
        if (!isSpace(c) && c != '>' && c != '/' && c >= 0 && c != '<') {
            // an address in angle brackets, or a comparison without spaces
            repairs.note(Repair.BARE_LESS_THAN);
            text.append('<').append(read);
            return null;
        }
        name = read.toString();
        attributes = new ArrayList<>();
        selfClosing = false;
        readAttributes();
        return Event.START;
    }

    private void readAttributes() throws IOException {
        while (true) {
            int c = peek(0);
            if (c < 0 || c == '<') {
                repairs.note(Repair.ATTRIBUTE_SYNTAX);
                return;
            }
            if (c == '>') {
                take();
                return;
            }
            if (c == '/' && peek(1) == '>') {
                take();
                take();
                selfClosing = true;
                return;
            }
            if (isSpace(c) || c == '/') {
                take();
            } else if (readAttribute()) {
                return;
            }
        }
    }

    /** @return whether the tag ended within the attribute */
    private boolean readAttribute() throws IOException {
        StringBuilder read = new StringBuilder();
        readAttributeName(read);
        skipSpace();
        if (peek(0) != '=') {
            repairs.note(Repair.ATTRIBUTE_SYNTAX);
            add(read.toString(), "");
            return false;
        }
        take();
        skipSpace();
        int quote = peek(0);
        if (quote == '"' || quote == '\'') {
            take();
            return readQuoted(read.toString(), quote);
        }
        repairs.note(Repair.ATTRIBUTE_SYNTAX);
        StringBuilder value = new StringBuilder();
        while (peek(0) >= 0 && !isSpace(peek(0)) && peek(0) != '>' && peek(0) != '<') {
            valuePiece(value);
        }
        add(read.toString(), value.toString());
        return false;
    }

    /**
     * An open quote would swallow the rest of the document: where a {@code <} comes after a {@code >} the quote is taken as
     * missing, the value ends before the {@code >}, and what followed is text.
     */
    private boolean readQuoted(String attribute, int quote) throws IOException {
        StringBuilder value = new StringBuilder();
        int tagEnd = -1;
        while (true) {
            int c = peek(0);
            if (c == quote) {
                take();
                add(attribute, value.toString());
                return false;
            }
            boolean full = value.length() >= MAX_VALUE;
            boolean lost = (c == '<' && (full || tagEnd >= 0)) || (full && tagEnd >= 0);
            if (c < 0 || lost) {
                repairs.note(Repair.ATTRIBUTE_SYNTAX);
                int end = tagEnd < 0 ? value.length() : tagEnd;
                add(attribute, value.substring(0, end));
                if (tagEnd >= 0) {
                    pending = value.substring(tagEnd + 1);
                    pendingAt = 0;
                }
                return true;
            }
            if (c == '>' && tagEnd < 0 && value.length() < MAX_VALUE) {
                tagEnd = value.length();
            }
            if (c == '<') {
                repairs.note(Repair.BARE_LESS_THAN);
            }
            valuePiece(value);
        }
    }

    private void valuePiece(StringBuilder value) throws IOException {
        if (value.length() >= MAX_VALUE) {
            repairs.note(Repair.TEXT_CUT);
            take();
        } else if (peek(0) == '&') {
            reference(value);
        } else {
            append(value, take());
        }
    }

    private void add(String attribute, String value) {
        if (attribute.isEmpty() || attributes.size() >= MAX_ATTRIBUTES) {
            return;
        }
        for (Attribute known : attributes) {
            if (known.name().equals(attribute)) {
                repairs.note(Repair.ATTRIBUTE_SYNTAX);
                return;
            }
        }
        attributes.add(new Attribute(attribute, value));
    }

    private Event endTag() throws IOException {
        take();
        take();
        StringBuilder read = new StringBuilder();
        readName(read);
        name = read.toString();
        while (peek(0) >= 0 && peek(0) != '>' && peek(0) != '<') {
            take();
        }
        if (peek(0) == '>') {
            take();
        } else {
            repairs.note(Repair.UNBALANCED_TAGS);
        }
        return Event.END;
    }

    private void readName(StringBuilder read) throws IOException {
        while (isNamePart(peek(0))) {
            char c = (char) take();
            if (read.length() < MAX_NAME) {
                read.append(c);
            }
        }
    }

    private void readAttributeName(StringBuilder read) throws IOException {
        // the first character is taken in any case, so that the reader moves
        do {
            char c = (char) take();
            if (read.length() < MAX_NAME) {
                read.append(c);
            }
        } while (peek(0) >= 0
                && !isSpace(peek(0))
                && peek(0) != '='
                && peek(0) != '>'
                && peek(0) != '<'
                && peek(0) != '/');
    }

    private void declaration() throws IOException {
        if (ahead("<!--")) {
            skip(4);
            skipUntil("-->");
        } else if (ahead("<![CDATA[")) {
            skip(9);
            cdata = true;
        } else if (aheadIgnoringCase("<!DOCTYPE")) {
            skip(9);
            readDoctype();
        } else if (isNameStart(peek(2)) || peek(2) == '[') {
            skipUntil(">");
        } else {
            repairs.note(Repair.BARE_LESS_THAN);
            take();
            text.append('<');
        }
    }

    private void skipInstruction() throws IOException {
        take();
        // some end with '>' alone; none of those worth reading has one inside
        skipUntil(">");
    }

    private void skipUntil(String end) throws IOException {
        while (peek(0) >= 0) {
            if (peek(0) == end.charAt(0) && ahead(end)) {
                skip(end.length());
                return;
            }
            take();
        }
        repairs.note(Repair.UNCLOSED_DECLARATION);
    }

    private void readCdata() throws IOException {
        while (text.length() < MAX_TEXT) {
            int c = peek(0);
            if (c < 0) {
                repairs.note(Repair.CDATA_SYNTAX);
                cdata = false;
                return;
            }
            if (c == ']' && ahead("]]>")) {
                skip(3);
                cdata = false;
                return;
            }
            if (c == '<' && ahead("<![CDATA[")) {
                repairs.note(Repair.CDATA_SYNTAX);
                skip(9);
            } else if (c == '<' && peek(1) == '/' && endsEntry()) {
                // no text has these; the section was never closed
                repairs.note(Repair.CDATA_SYNTAX);
                cdata = false;
                return;
            } else {
                append(text, take());
            }
        }
    }

    private boolean endsEntry() throws IOException {
        return aheadIgnoringCase("</item>") || aheadIgnoringCase("</entry>") || aheadIgnoringCase("</channel>");
    }

    private void readDoctype() throws IOException {
        StringBuilder read = new StringBuilder();
        int quote = -1;
        boolean subset = false;
        for (int count = 0; count < MAX_DOCTYPE && peek(0) >= 0; count++) {
            int c = peek(0);
            if (quote >= 0) {
                quote = c == quote ? -1 : quote;
            } else if (subset && ahead("<!--")) {
                skip(4);
                skipUntil("-->");
                continue;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '[') {
                subset = true;
            } else if (c == ']') {
                subset = false;
            } else if (c == '>' && !subset) {
                take();
                endDoctype(read.toString());
                return;
            }
            read.append((char) take());
        }
        repairs.note(Repair.UNCLOSED_DECLARATION);
        endDoctype(read.toString());
    }

    private void endDoctype(String read) {
        doctype = read.length() > 1_000 ? read.substring(0, 1_000) : read;
        if (read.indexOf('[') >= 0) {
            repairs.note(Repair.DOCUMENT_TYPE);
            hostileDoctype = Doctype.hostility(read);
        }
    }

    private void textPiece(int c) throws IOException {
        if (c == '&' && fromSource()) {
            reference(text);
        } else if (c == ']' && fromSource() && ahead("]]>")) {
            repairs.note(Repair.CDATA_SYNTAX);
            skip(3);
        } else {
            append(text, take());
        }
    }

    /** A reference, or an ampersand that is none. At most some dozen characters are looked at. */
    private void reference(StringBuilder target) throws IOException {
        int end = 1;
        int c = peek(1);
        boolean numeric = c == '#';
        if (numeric) {
            end++;
        }
        while (end < AHEAD - 2 && isReferencePart(peek(end))) {
            end++;
        }
        if (peek(end) != ';' || end == 1) {
            bareAmpersand(target);
            return;
        }
        StringBuilder read = new StringBuilder();
        for (int i = 1; i < end; i++) {
            read.append((char) peek(i));
        }
        if (numeric) {
            skip(end + 1);
            numericReference(read.substring(1), target);
        } else {
            namedReference(read.toString(), end, target);
        }
    }

    private void namedReference(String entity, int end, StringBuilder target) throws IOException {
        String value = entityValue(entity);
        if (value.isEmpty()) {
            bareAmpersand(target);
            return;
        }
        if (!XML_ENTITIES.contains(entity)) {
            repairs.note(Repair.HTML_ENTITY);
        }
        skip(end + 1);
        target.append(value);
    }

    private static String entityValue(String entity) {
        return switch (entity) {
            case "amp" -> "&";
            case "lt" -> "<";
            case "gt" -> ">";
            case "quot" -> "\"";
            case "apos" -> "'";
            default -> Entities.getByName(entity);
        };
    }

    private void numericReference(String digits, StringBuilder target) {
        int code = code(digits);
        if (code < 0 || code > 0x10ffff || (code >= 0xd800 && code < 0xe000) || isForbidden(code)) {
            repairs.note(Repair.INVALID_REFERENCE);
        } else if (code >= 0x80 && code < 0xa0) {
            target.append(C1.charAt(code - 0x80));
        } else {
            target.appendCodePoint(code);
        }
    }

    private static int code(String digits) {
        boolean hex = digits.startsWith("x") || digits.startsWith("X");
        try {
            return hex ? Integer.parseInt(digits.substring(1), 16) : Integer.parseInt(digits);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private void bareAmpersand(StringBuilder target) throws IOException {
        repairs.note(Repair.BARE_AMPERSAND);
        take();
        target.append('&');
    }

    private void append(StringBuilder target, int c) throws IOException {
        if (c == '\r') {
            if (peek(0) != '\n') {
                target.append('\n');
            }
        } else if (c >= 0x80 && c < 0xa0) {
            target.append(C1.charAt(c - 0x80));
        } else if (isForbidden(c)) {
            repairs.note(Repair.CONTROL_CHARACTERS);
        } else {
            target.append((char) c);
        }
    }

    private static boolean isForbidden(int c) {
        return (c < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0xfffe || c == 0xffff || c == 0xfeff;
    }

    private static boolean isSpace(int c) {
        return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
    }

    private static boolean isNameStart(int c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || c == '_'
                || c == ':'
                || (c >= 0xc0 && Character.isLetter(c));
    }

    private static boolean isNamePart(int c) {
        return isNameStart(c) || (c >= '0' && c <= '9') || c == '-' || c == '.';
    }

    private static boolean isReferencePart(int c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '_'
                || c == '.'
                || c == '-';
    }

    private void skipSpace() throws IOException {
        while (isSpace(peek(0))) {
            take();
        }
    }

    private boolean ahead(String expected) throws IOException {
        for (int i = 0; i < expected.length(); i++) {
            if (peek(i) != expected.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private boolean aheadIgnoringCase(String expected) throws IOException {
        for (int i = 0; i < expected.length(); i++) {
            if (Character.toUpperCase(peek(i)) != Character.toUpperCase(expected.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private void skip(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            take();
        }
    }

    /** Whether the next character is the document's own and not text recovered from an attribute. */
    private boolean fromSource() {
        return pendingAt >= pending.length();
    }

    private int take() throws IOException {
        int c = peek(0);
        if (pendingAt < pending.length()) {
            pendingAt++;
        } else if (position < limit) {
            position++;
        }
        return c;
    }

    private int peek(int distance) throws IOException {
        int left = pending.length() - pendingAt;
        if (left > 0) {
            if (distance < left) {
                return pending.charAt(pendingAt + distance);
            }
            distance -= left;
        }
        if (position + distance >= limit && !ended) {
            fill();
        }
        return position + distance < limit ? buffer[position + distance] : -1;
    }

    private void fill() throws IOException {
        System.arraycopy(buffer, position, buffer, 0, limit - position);
        limit -= position;
        position = 0;
        while (limit < buffer.length && limit < AHEAD * 4 && !ended) {
            int count = source.read(buffer, limit, buffer.length - limit);
            if (count < 0) {
                ended = true;
            } else {
                limit += count;
            }
        }
    }

    @Override
    public String toString() {
        return "MarkupReader at <%s>".formatted(name.toLowerCase(Locale.ROOT));
    }
}
