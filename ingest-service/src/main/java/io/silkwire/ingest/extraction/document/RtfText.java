package io.silkwire.ingest.extraction.document;

import io.silkwire.contracts.PublicationDate;
import io.silkwire.ingest.extraction.document.DocumentReading.Read;
import io.silkwire.ingest.fetch.Payload;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.Charset;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a .rtf (Microsoft's Rich Text Format specification 1.9.1) as a stream: words in the charset of their font, which is how
 * Cyrillic is written in it, or as Unicode; tables as rows. Headers, footers, notes, pictures, field codes, hidden and deleted text stay
 * out. The JDK's own reader knows neither the charsets of fonts nor tables.
 */
final class RtfText {
    private static final int MOST_DEPTH = 1_000;
    private static final int MOST_WORD = 32;
    private static final int MOST_INFO = 1_000;

    private static final Set<String> SKIPPED = Set.of(
            "colortbl",
            "stylesheet",
            "listtable",
            "listoverridetable",
            "rsidtbl",
            "generator",
            "pict",
            "nonshppict",
            "objdata",
            "header",
            "headerl",
            "headerr",
            "headerf",
            "footer",
            "footerl",
            "footerr",
            "footerf",
            "footnote",
            "annotation",
            "fldinst",
            "bkmkstart",
            "bkmkend",
            "xe",
            "tc",
            "listtext",
            "pntext",
            "pntxta",
            "pntxtb",
            "filetbl",
            "revtbl",
            "template",
            "private");

    private static final Map<String, String> SIGNS = Map.ofEntries(
            Map.entry("tab", " "),
            Map.entry("line", " "),
            Map.entry("softline", " "),
            Map.entry("emdash", "—"),
            Map.entry("endash", "–"),
            Map.entry("emspace", " "),
            Map.entry("enspace", " "),
            Map.entry("qmspace", " "),
            Map.entry("bullet", "•"),
            Map.entry("lquote", "‘"),
            Map.entry("rquote", "’"),
            Map.entry("ldblquote", "“"),
            Map.entry("rdblquote", "”"),
            Map.entry("zwj", "\u200D"),
            Map.entry("zwnj", "\u200C"));

    private final InputStream in;
    private final ParagraphText out = new ParagraphText();
    private final Map<Integer, Charset> fonts = new HashMap<>();
    private final Map<String, StringBuilder> info = new HashMap<>();
    private final Map<String, Integer> created = new HashMap<>();
    private final Deque<State> outer = new ArrayDeque<>();
    private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
    private State state = new State();
    private Charset usual = Charset.forName("windows-1252");
    private int usualFont = -1;
    private int font = -1;
    private int toSkip;

    /** What ends with its group. */
    private static final class State {
        private boolean skipped;
        private boolean hidden;
        private boolean starred;
        private String destination = "";
        private @Nullable Charset charset;
        private int fallback = 1;

        State inner() {
            State state = new State();
            state.skipped = skipped;
            state.hidden = hidden;
            state.destination = destination;
            state.charset = charset;
            state.fallback = fallback;
            return state;
        }
    }

    private RtfText(InputStream in) {
        this.in = in;
    }

    static DocumentReading read(Payload bytes) throws IOException {
        try (InputStream in = new BufferedInputStream(bytes.open())) {
            RtfText text = new RtfText(in);
            text.groups();
            return text.reading();
        }
    }

    private Read reading() throws IOException {
        flush();
        out.endParagraph();
        return new Read(
                Properties.title(told("title")),
                out.paragraphs(),
                Properties.author(told("author")),
                day(),
                null,
                false);
    }

    private @Nullable String told(String name) {
        StringBuilder text = info.get(name);
        return text == null ? null : text.toString();
    }

    private @Nullable PublicationDate day() {
        try {
            return created.containsKey("yr") && created.containsKey("mo") && created.containsKey("dy")
                    ? new PublicationDate(LocalDate.of(created.get("yr"), created.get("mo"), created.get("dy"))
                            .toString())
                    : null;
        } catch (DateTimeException | IllegalArgumentException e) {
            return null;
        }
    }

    private void groups() throws IOException {
        for (int c = in.read(); c >= 0; c = in.read()) {
            switch (c) {
                case '{' -> open();
                case '}' -> {
                    if (!close()) {
                        return;
                    }
                }
                case '\\' -> control();
                case '\r', '\n', 0 -> {}
                default -> octet(c);
            }
        }
    }

    private void open() throws IOException {
        flush();
        toSkip = 0;
        if (outer.size() >= MOST_DEPTH) {
            throw new LimitExceeded("groups nested more than " + MOST_DEPTH + " deep");
        }
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException("deadline");
        }
        outer.push(state);
        state = state.inner();
    }

    /** Whether anything can follow: what stands after the last brace is no part of it. */
    private boolean close() throws IOException {
        flush();
        toSkip = 0;
        if (outer.isEmpty()) {
            return false;
        }
        state = outer.pop();
        return !outer.isEmpty();
    }

    private void control() throws IOException {
        int c = in.read();
        switch (c) {
            case -1 -> {}
            case '\'' -> hex();
            case '\\', '{', '}' -> octet(c);
            case '~' -> text("\u00A0");
            case '_' -> text("-");
            case '-', ':', '|' -> {}
            case '*' -> state.starred = true;
            case '\r', '\n' -> word("par", null);
            default -> {
                if (isLetter(c)) {
                    word(c);
                }
            }
        }
    }

    private void hex() throws IOException {
        int high = Character.digit(in.read(), 16);
        int low = Character.digit(in.read(), 16);
        if (high >= 0 && low >= 0) {
            octet(high << 4 | low);
        }
    }

    private void word(int first) throws IOException {
        StringBuilder name = new StringBuilder().append((char) first);
        int c = read();
        while (isLetter(c) && name.length() < MOST_WORD) {
            name.append((char) c);
            c = read();
        }
        boolean negative = c == '-';
        c = negative ? read() : c;
        Integer number = null;
        while (c >= '0' && c <= '9') {
            number = Math.min(100_000_000, (number == null ? 0 : number * 10) + (c - '0'));
            c = read();
        }
        if (c != ' ' && c >= 0) {
            in.reset();
        }
        word(name.toString(), number == null ? null : negative ? Integer.valueOf(-number) : number);
    }

    /** One octet that may be put back. */
    private int read() throws IOException {
        in.mark(1);
        return in.read();
    }

    private static boolean isLetter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private void word(String name, @Nullable Integer number) throws IOException {
        int value = number == null ? 0 : number;
        if (name.equals("bin")) {
            passOver(value);
            return;
        }
        if (name.equals("u")) {
            flush();
            text(String.valueOf((char) value));
            toSkip = state.fallback;
            return;
        }
        flush();
        if (state.starred || SKIPPED.contains(name)) {
            // What a reader does not know and is marked with a star is to be passed over.
            state.skipped |= SKIPPED.contains(name) || !isKnown(name);
            state.starred = false;
        }
        switch (name) {
            case "ansicpg" -> usual = page(value);
            case "mac" -> usual = page(10_000);
            case "pc" -> usual = page(437);
            case "pca" -> usual = page(850);
            case "deff" -> usualFont = value;
            case "uc" -> state.fallback = Math.clamp(value, 0, 100);
            case "f" -> font(value);
            case "fcharset" -> fontCharset(RtfCharsets.ofFont(value));
            case "cpg" -> fontCharset(RtfCharsets.ofPage(value));
            case "plain" -> {
                state.charset = fonts.get(usualFont);
                state.hidden = false;
            }
            case "v", "deleted" -> state.hidden = number == null || value != 0;
            case "fonttbl", "info", "title", "author", "creatim" -> state.destination = name;
            case "operator",
                    "subject",
                    "keywords",
                    "comment",
                    "doccomm",
                    "company",
                    "category",
                    "manager",
                    "revtim",
                    "printim" -> {
                if (state.destination.equals("info")) {
                    state.skipped = true;
                }
            }
            case "yr", "mo", "dy" -> {
                if (state.destination.equals("creatim")) {
                    created.putIfAbsent(name, value);
                }
            }
            case "par", "sect", "page", "column" -> paragraph(false);
            case "cell", "nestcell" -> {
                if (isText()) {
                    out.endCell();
                }
            }
            case "row", "nestrow" -> paragraph(true);
            case "intbl" -> out.inTable(true);
            case "pard" -> out.inTable(false);
            default -> text(SIGNS.getOrDefault(name, ""));
        }
    }

    /** A picture as it is; where the file ends inside it, there is nothing after it. */
    private void passOver(long octets) throws IOException {
        for (long left = octets; left > 0; ) {
            long passed = in.skip(left);
            if (passed <= 0) {
                return;
            }
            left -= passed;
        }
    }

    private static boolean isKnown(String name) {
        return name.equals("fldrslt") || name.equals("shptxt") || name.equals("nesttableprops");
    }

    private void paragraph(boolean row) throws IOException {
        if (isText()) {
            if (row) {
                out.endRow();
            } else {
                out.endLine();
            }
        }
    }

    private void font(int number) {
        font = number;
        if (!state.destination.equals("fonttbl")) {
            state.charset = fonts.get(number);
        }
    }

    private void fontCharset(@Nullable Charset charset) {
        if (state.destination.equals("fonttbl") && charset != null) {
            fonts.put(font, charset);
        }
    }

    /** The charset of the document where its number says nothing here. */
    private Charset page(int number) {
        Charset charset = RtfCharsets.ofPage(number);
        return charset == null ? usual : charset;
    }

    private boolean isText() {
        return !state.skipped && !state.hidden && state.destination.isEmpty();
    }

    private void octet(int octet) throws IOException {
        if (toSkip > 0) {
            toSkip--;
        } else if (!state.skipped && !state.destination.equals("fonttbl")) {
            pending.write(octet);
        }
    }

    /** Several octets may be one letter, so they are decoded together. */
    private void flush() throws IOException {
        if (pending.size() > 0) {
            Charset charset = state.charset == null ? usual : state.charset;
            String decoded = pending.toString(charset);
            pending.reset();
            text(decoded);
        }
    }

    private void text(String text) throws IOException {
        if (pending.size() > 0) {
            flush();
        }
        if (isText()) {
            out.add(text);
        } else if (!state.skipped && (state.destination.equals("title") || state.destination.equals("author"))) {
            StringBuilder told = info.computeIfAbsent(state.destination, unused -> new StringBuilder());
            told.append(text, 0, Math.min(text.length(), Math.max(0, MOST_INFO - told.length())));
        }
    }
}
