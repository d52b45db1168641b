package io.silkwire.ingest.feed.repair;

import io.silkwire.ingest.charset.CharsetChoice;
import io.silkwire.ingest.charset.CharsetChoice.Ground;
import io.silkwire.ingest.charset.CharsetDecision;
import io.silkwire.ingest.charset.Declarations;
import io.silkwire.ingest.charset.Labels;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the encoding of a feed by the {@linkplain CharsetDecision decision} all bytes share; what is special is that there always
 * is an answer, that {@code text/*} without a charset claims US-ASCII (RFC 3023), which any other byte refutes, and that
 * contradictions are noted as repairs.
 */
public final class Encodings {
    private static final int HEAD = 2_048;
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    private Encodings() {}

    /**
     * The encoding to read these bytes with; there always is one.
     *
     * @param contentType the HTTP header's value, or null where there was none
     */
    public static CharsetChoice choose(FeedBytes bytes, @Nullable String contentType, Repairs repairs) {
        Optional<String> http = Declarations.ofHeader(contentType);
        Optional<String> xml = Declarations.ofXml(bytes.head(HEAD));
        List<String> labels = new ArrayList<>();
        http.ifPresent(labels::add);
        xml.ifPresent(labels::add);
        CharsetChoice chosen = decided(bytes, labels);
        labels.forEach(label -> noteConflict(chosen, label, repairs));
        if (chosen.brokenShare() > 0) {
            repairs.note(Repair.UNDECODABLE_BYTES);
        }
        boolean saysAscii = http.isEmpty() && contentType != null && isText(contentType);
        return saysAscii && chosen.ground() == Ground.ASCII ? chosen.named("us-ascii") : named(chosen);
    }

    private static CharsetChoice decided(FeedBytes bytes, List<String> labels) {
        try {
            return CharsetDecision.of(bytes, labels).orElseGet(Encodings::western);
        } catch (IOException e) {
            return western();
        }
    }

    private static CharsetChoice western() {
        return new CharsetChoice(WINDOWS_1252, "windows-1252", 0, Ground.FALLBACK, 0);
    }

    private static CharsetChoice named(CharsetChoice chosen) {
        return switch (chosen.name()) {
            case "gb2312" -> chosen.named("gb18030");
            case "ibm037" -> chosen.named("cp037");
            default -> chosen;
        };
    }

    private static void noteConflict(CharsetChoice chosen, String label, Repairs repairs) {
        boolean family = label.toLowerCase(Locale.ROOT).startsWith("utf-16")
                && chosen.name().startsWith("utf-16");
        if (!family && !chosen.charset().equals(Labels.charset(label))) {
            repairs.note(Repair.ENCODING_CONFLICT);
        }
    }

    private static boolean isText(String contentType) {
        return contentType.strip().toLowerCase(Locale.ROOT).startsWith("text/");
    }
}
