package io.silkwire.ingest.charset;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What HTTP and a document say of their charset: labels as they stand there, not yet judged. */
public final class Declarations {
    /** Four times what browsers scan (HTML standard, "prescan a byte stream"): what is found is verified. */
    private static final int PRESCAN_BYTES = 4096;

    private static final Pattern META_CHARSET =
            Pattern.compile("(?i)<meta\\s[^>]{0,300}?charset\\s*=\\s*[\"']?\\s*([a-z0-9][a-z0-9_:.-]{1,40})");
    private static final int MOST_OF_A_LABEL = 64;

    private Declarations() {}

    /** Of a page, the strongest first: HTTP header, {@code <meta>}, XML declaration. */
    public static List<String> ofPage(byte[] bytes, @Nullable String contentType) {
        String start = new String(bytes, 0, Math.min(bytes.length, PRESCAN_BYTES), StandardCharsets.ISO_8859_1);
        List<String> labels = new ArrayList<>();
        ofHeader(contentType).ifPresent(labels::add);
        Matcher meta = META_CHARSET.matcher(withoutComments(start));
        if (meta.find()) {
            labels.add(meta.group(1));
        }
        ofXml(start).ifPresent(labels::add);
        return labels;
    }

    /** Of a {@code Content-Type}. */
    public static Optional<String> ofHeader(@Nullable String contentType) {
        if (contentType == null) {
            return Optional.empty();
        }
        for (String part : contentType.split("[;,]", 32)) {
            int equals = part.indexOf('=');
            if (equals > 0 && part.substring(0, equals).strip().equalsIgnoreCase("charset")) {
                String label = part.substring(equals + 1)
                        .replace('"', ' ')
                        .replace('\'', ' ')
                        .strip();
                return label.isEmpty() || label.length() > MOST_OF_A_LABEL ? Optional.empty() : Optional.of(label);
            }
        }
        return Optional.empty();
    }

    /** Of an XML declaration, read in the charset its first bytes give away or as ASCII. */
    public static Optional<String> ofXml(byte[] head) {
        ByteOrder order = ByteOrder.of(head);
        Charset charset = order == null ? StandardCharsets.ISO_8859_1 : order.charset();
        return ofXml(new String(head, charset));
    }

    private static Optional<String> ofXml(String text) {
        int start = text.indexOf("<?xml");
        int end = start < 0 ? -1 : text.indexOf('>', start);
        int at = start < 0 ? -1 : text.indexOf("encoding", start);
        if (at < 0 || (end >= 0 && at > end)) {
            return Optional.empty();
        }
        int equals = text.indexOf('=', at);
        int open = equals < 0 ? -1 : firstQuote(text, equals + 1);
        int close = open < 0 ? -1 : text.indexOf(text.charAt(open), open + 1);
        if (close < 0 || close - open > MOST_OF_A_LABEL) {
            return Optional.empty();
        }
        return Optional.of(text.substring(open + 1, close).strip()).filter(label -> !label.isEmpty());
    }

    private static int firstQuote(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\'') {
                return i;
            }
            if (c != ' ') {
                return -1;
            }
        }
        return -1;
    }

    private static String withoutComments(String start) {
        int open = start.indexOf("<!--");
        if (open < 0) {
            return start;
        }
        StringBuilder kept = new StringBuilder();
        int from = 0;
        for (; open >= 0; open = start.indexOf("<!--", from)) {
            kept.append(start, from, open);
            int close = start.indexOf("-->", open + 4);
            from = close < 0 ? start.length() : close + 3;
        }
        return kept.append(start, from, start.length()).toString();
    }
}
