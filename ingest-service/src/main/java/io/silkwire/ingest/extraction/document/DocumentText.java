package io.silkwire.ingest.extraction.document;

import io.silkwire.contracts.Reason;
import io.silkwire.ingest.extraction.document.DocumentReading.Refused;
import io.silkwire.ingest.fetch.Payload;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Reads PDF, Word (.docx and .doc), OpenDocument (.odt) and RTF files, told by their first bytes. At most 2 000 pages, 4 million characters and 30 seconds; a
 * document beyond that is refused, never cut.
 */
public final class DocumentText {
    static final int MOST_PAGES = 2_000;
    static final int MOST_CHARS = 4_000_000;
    private static final Duration DEADLINE = Duration.ofSeconds(30);
    /** PDF 32000-1, annex H, note 13: readers accept the header anywhere in the first KiB. */
    private static final int HEADER_BYTES = 1_024;
    /** The local headers of a .docx name its parts in clear; the first few decide. */
    private static final int ZIP_BYTES = 64 * 1_024;

    private static final Set<String> MEDIA_TYPES = Set.of(
            "application/pdf",
            "application/msword",
            "application/rtf",
            "application/vnd.oasis.opendocument.text",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document");

    private DocumentText() {}

    /** Whether documents of this media type are read here; what they are decides in the end. */
    public static boolean handles(String mediaType) {
        return MEDIA_TYPES.contains(mediaType);
    }

    /** Whether these bytes are of a kind that is read here. */
    public static boolean handles(Payload bytes) {
        return isPdf(bytes) || isOle(bytes) || isDocx(bytes) || isOdt(bytes) || isRtf(bytes);
    }

    /** The media type by the first bytes, of a document of a kind that is read here. */
    public static String mediaType(Payload bytes) {
        if (isPdf(bytes)) {
            return "application/pdf";
        }
        if (isOle(bytes)) {
            return "application/msword";
        }
        if (isRtf(bytes)) {
            return "application/rtf";
        }
        return isOdt(bytes)
                ? "application/vnd.oasis.opendocument.text"
                : "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    }

    /** The text of this document, or why it has none. */
    public static DocumentReading read(Payload bytes) {
        return read(bytes, DEADLINE);
    }

    static DocumentReading read(Payload bytes, Duration deadline) {
        return within(deadline, () -> {
            if (isPdf(bytes)) {
                return PdfText.read(bytes);
            }
            if (isOle(bytes)) {
                return OldWordText.read(bytes);
            }
            if (isRtf(bytes)) {
                return RtfText.read(bytes);
            }
            return isOdt(bytes) ? OdtText.read(bytes) : WordText.read(bytes);
        });
    }

    static DocumentReading within(Duration deadline, Callable<DocumentReading> reading) {
        FutureTask<DocumentReading> task = new FutureTask<>(reading);
        Thread thread = new Thread(task, "document-reader");
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            task.cancel(true);
            return new Refused(Reason.TIMED_OUT, "not read within " + deadline.toSeconds() + " s");
        } catch (InterruptedException e) {
            task.cancel(true);
            Thread.currentThread().interrupt();
            return new Refused(Reason.TIMED_OUT, "interrupted");
        } catch (ExecutionException e) {
            // Parsers of untrusted files fail in every way: I/O, unchecked, exhausted stack. All mean the same.
            return e.getCause() instanceof LimitExceeded limit
                    ? new Refused(Reason.TOO_LARGE, limit.detail())
                    : unreadable(e.getCause() == null ? e : e.getCause());
        }
    }

    static Refused unreadable(Throwable cause) {
        String message = cause.getMessage();
        return new Refused(
                Reason.UNREADABLE_DOCUMENT,
                cause.getClass().getSimpleName()
                        + (message == null
                                ? ""
                                : ": " + message.lines().findFirst().orElse("")));
    }

    private static boolean isPdf(Payload bytes) {
        String head = new String(bytes.head(HEADER_BYTES), StandardCharsets.ISO_8859_1);
        int at = head.indexOf("%PDF-");
        // A page that writes about PDF has its tags first.
        return at >= 0 && head.lastIndexOf('<', at) < 0;
    }

    private static boolean isOle(Payload bytes) {
        return starts(bytes, 0xD0, 0xCF, 0x11, 0xE0);
    }

    private static boolean isRtf(Payload bytes) {
        return starts(bytes, '{', '\\', 'r', 't', 'f');
    }

    /** Its first part is its media type, not compressed (OpenDocument 1.3, part 2, 3.3). */
    private static boolean isOdt(Payload bytes) {
        return starts(bytes, 'P', 'K', 3, 4)
                && new String(bytes.head(HEADER_BYTES), StandardCharsets.ISO_8859_1)
                        .contains("mimetypeapplication/vnd.oasis.opendocument.text");
    }

    /** The central directory stands at the end. */
    private static boolean isDocx(Payload bytes) {
        return starts(bytes, 'P', 'K', 3, 4) && (isWord(bytes.head(ZIP_BYTES)) || isWord(bytes.tail(ZIP_BYTES)));
    }

    private static boolean isWord(byte[] names) {
        return new String(names, StandardCharsets.ISO_8859_1).contains("word/");
    }

    private static boolean starts(Payload bytes, int... magic) {
        byte[] head = bytes.head(magic.length);
        for (int i = 0; i < head.length; i++) {
            if ((head[i] & 0xFF) != magic[i]) {
                return false;
            }
        }
        return bytes.size() > magic.length;
    }
}
