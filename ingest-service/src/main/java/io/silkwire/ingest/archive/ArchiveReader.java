package io.silkwire.ingest.archive;

import io.silkwire.contracts.ArchiveRecord;
import io.silkwire.contracts.CrawlState.Kind;
import io.silkwire.contracts.Reason;
import io.silkwire.contracts.SourceId;
import io.silkwire.ingest.fetch.Exchange;
import io.silkwire.ingest.fetch.Payload;
import io.silkwire.ingest.fetch.Spool;
import io.silkwire.ingest.refusal.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.netpreserve.jwarc.HttpResponse;
import org.netpreserve.jwarc.MessageHeaders;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.WarcRevisit;

/**
 * WARC files → what was answered in them, in the order of time. The heads of all records are read first (about 500 bytes stay of
 * each), a body only when it is asked for. What is damaged is told and passed over: reading goes on at the next start of a record.
 * One thread.
 */
public final class ArchiveReader {
    /** As much as the crawler takes for a page. */
    private static final int MOST_BODY_BYTES = 10 * 1024 * 1024;

    private static final int PIECE = 1 << 14;
    /** Longer records are not even skipped over, because they may unfold without end. */
    private static final long MOST_RECORD_BYTES = 64L * 1024 * 1024;
    /** After so many damages a file is given up. */
    private static final int MOST_DAMAGES = 1_000;

    private static final byte[] GZIP = {0x1f, (byte) 0x8b, 8};
    private static final byte[] PLAIN = "WARC/1.".getBytes(StandardCharsets.US_ASCII);

    private final Map<String, Path> files = new HashMap<>();
    private final Map<String, Entry> byId = new HashMap<>();
    private final Map<String, Entry> byDigest = new HashMap<>();
    private final List<Entry> entries = new ArrayList<>();
    private final List<Refusal> refusals = new ArrayList<>();

    private ArchiveReader() {}

    /**
     * A response or revisit.
     *
     * @param recordId without angle brackets
     * @param source that it was fetched for, or null where the record does not tell
     * @param kind what was expected there, or null where the record does not tell
     * @param digest of the payload as the record has it, or null
     * @param refersTo id of the record that has the payload, or null
     */
    public record Entry(
            String file,
            long offset,
            String recordId,
            boolean revisit,
            String url,
            Instant at,
            @Nullable SourceId source,
            @Nullable Kind kind,
            @Nullable String digest,
            @Nullable String refersTo) {}

    /** What a record holds. */
    public sealed interface Opening {}

    /**
     * The answer, as it was when it was fetched.
     *
     * @param record as the crawler told it
     */
    public record Opened(Exchange exchange, ArchiveRecord record) implements Opening {}

    /** It cannot be read. */
    public record Unreadable(Refusal refusal) implements Opening {}

    /** Whether there are WARC files at this place. */
    public static boolean isArchive(Path place) throws IOException {
        return !warcs(place).isEmpty();
    }

    /**
     * The archive in this file, or in the files of this folder.
     *
     * @throws IOException where the folder cannot be listed
     */
    public static ArchiveReader open(Path place) throws IOException {
        ArchiveReader reader = new ArchiveReader();
        for (Path file : warcs(place)) {
            reader.files.put(nameOf(file), file);
            reader.index(file);
        }
        reader.entries.sort(
                Comparator.comparing(Entry::at).thenComparing(Entry::file).thenComparingLong(Entry::offset));
        return reader;
    }

    /** By time. */
    public List<Entry> entries() {
        return List.copyOf(entries);
    }

    /** What was damaged. */
    public List<Refusal> refusals() {
        return List.copyOf(refusals);
    }

    /** The answer of this record, its payload looked up where the record only refers to it. */
    public Opening read(Entry entry) {
        try {
            Answer answer = answer(entry);
            Payload body = answer.body();
            if (entry.revisit() && answer.status() != 304) {
                Entry original = original(entry);
                if (original == null) {
                    return unreadable(entry, Reason.FILE_MISSING, "refers to a payload that is in none of these files");
                }
                body = answer(original).body();
            }
            if (body.size() > MOST_BODY_BYTES) {
                return unreadable(entry, Reason.TOO_LARGE, "has a body of more than " + MOST_BODY_BYTES + " bytes");
            }
            return opened(entry, answer, body);
        } catch (IOException | RuntimeException e) {
            return unreadable(entry, Reason.UNREADABLE_FILE, "cannot be read (" + e.getMessage() + ")");
        }
    }

    private static Opened opened(Entry entry, Answer answer, Payload body) {
        Exchange exchange = new Exchange(
                URI.create(entry.url()),
                entry.at(),
                null,
                "HTTP/1.1",
                "GET",
                List.of(),
                answer.status(),
                answer.reason(),
                answer.headers(),
                body,
                answer.truncated());
        return new Opened(
                exchange, new ArchiveRecord(entry.file(), entry.offset(), entry.recordId(), WarcBlock.digest(body)));
    }

    private @Nullable Entry original(Entry entry) {
        Entry byItsId = entry.refersTo() == null ? null : byId.get(entry.refersTo());
        return byItsId != null || entry.digest() == null ? byItsId : byDigest.get(entry.digest());
    }

    private static Unreadable unreadable(Entry entry, Reason reason, String message) {
        return new Unreadable(refusal(entry.file(), entry.offset(), reason, message));
    }

    private static Refusal refusal(String file, long offset, Reason reason, String message) {
        return Refusal.of(
                file, reason, "the record at byte " + offset + " " + message, "replay a whole copy of the file");
    }

    private record Answer(
            int status,
            String reason,
            List<Map.Entry<String, String>> headers,
            Payload body,
            @Nullable String truncated) {}

    private Answer answer(Entry entry) throws IOException {
        Path file = files.get(entry.file());
        if (file == null) {
            throw new IOException("no such file");
        }
        try (FileChannel channel = FileChannel.open(file)) {
            channel.position(entry.offset());
            try (WarcReader reader = new WarcReader(channel)) {
                WarcRecord record = reader.next().orElseThrow(() -> new IOException("no record"));
                HttpResponse http = switch (record) {
                    case WarcResponse response -> response.http();
                    case WarcRevisit revisit -> revisit.http();
                    default -> throw new IOException("record of type " + record.type());
                };
                Payload body = entry.revisit() ? Payload.wrap(new byte[0]) : body(http);
                List<Map.Entry<String, String>> headers = new ArrayList<>();
                http.headers()
                        .map()
                        .forEach((name, values) -> values.forEach(value -> headers.add(Map.entry(name, value))));
                String truncated = record.headers().first("WARC-Truncated").orElse(null);
                return new Answer(http.status(), http.reason(), headers, body, truncated);
            }
        }
    }

    private static Payload body(HttpResponse http) throws IOException {
        byte[] piece = new byte[PIECE];
        InputStream in = http.body().stream();
        try (Spool spool = new Spool()) {
            for (int read = in.read(piece); read >= 0 && spool.size() <= MOST_BODY_BYTES; read = in.read(piece)) {
                spool.write(piece, 0, read);
            }
            return spool.done();
        }
    }

    private void index(Path file) throws IOException {
        String name = nameOf(file);
        long from = 0;
        for (int damages = 0; from >= 0; damages++) {
            if (damages == MOST_DAMAGES) {
                refusals.add(refusal(name, from, Reason.UNREADABLE_FILE, "and those behind it are given up"));
                return;
            }
            from = index(file, name, from);
        }
    }

    /** @return where to go on, or -1 at the end */
    private long index(Path file, String name, long from) throws IOException {
        long last = -1;
        String damage;
        try (FileChannel channel = FileChannel.open(file)) {
            channel.position(from);
            try (WarcReader reader = new WarcReader(channel)) {
                for (WarcRecord record = reader.next().orElse(null);
                        record != null;
                        record = reader.next().orElse(null)) {
                    last = reader.position();
                    if (record.body().size() > MOST_RECORD_BYTES) {
                        refusals.add(
                                refusal(name, last, Reason.TOO_LARGE, "has more than " + MOST_RECORD_BYTES + " bytes"));
                        return next(file, last + 1);
                    }
                    add(record, name, last);
                }
                return -1;
            }
        } catch (IOException | RuntimeException e) {
            damage = String.valueOf(e.getMessage());
        }
        if (last < 0) {
            refusals.add(refusal(name, from, Reason.UNREADABLE_FILE, "is damaged (" + damage + ")"));
        }
        return next(file, Math.max(from, last) + 1);
    }

    private void add(WarcRecord record, String file, long offset) {
        boolean revisit = record instanceof WarcRevisit;
        MessageHeaders fields = record.headers();
        String url = fields.first("WARC-Target-URI").orElse("").replaceAll("^<|>$", "");
        if (!(revisit || record instanceof WarcResponse) || !url.startsWith("http")) {
            return;
        }
        Instant at;
        try {
            at = Instant.parse(fields.first("WARC-Date").orElse(""));
        } catch (java.time.DateTimeException e) {
            refusals.add(refusal(file, offset, Reason.UNREADABLE_FILE, "has no date"));
            return;
        }
        Entry entry = new Entry(
                file,
                offset,
                bare(fields.first("WARC-Record-ID").orElse("")),
                revisit,
                url,
                at,
                source(fields.first("Silkwire-Source").orElse(null)),
                kind(fields.first("Silkwire-Kind").orElse(null)),
                fields.first("WARC-Payload-Digest").orElse(null),
                fields.first("WARC-Refers-To").map(ArchiveReader::bare).orElse(null));
        entries.add(entry);
        if (!revisit) {
            byId.put(entry.recordId(), entry);
            if (entry.digest() != null) {
                byDigest.putIfAbsent(entry.digest(), entry);
            }
        }
    }

    private static String bare(String id) {
        return id.replaceAll("[<>]", "").strip();
    }

    private static @Nullable SourceId source(@Nullable String id) {
        try {
            return id == null ? null : new SourceId(id);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static @Nullable Kind kind(@Nullable String label) {
        for (Kind kind : Kind.values()) {
            if (kind.label().equals(label)) {
                return kind;
            }
        }
        return null;
    }

    /** The next place where a record may start, or -1. */
    private static long next(Path file, long from) throws IOException {
        byte[] start = nameOf(file).toLowerCase(Locale.ROOT).endsWith(".gz") ? GZIP : PLAIN;
        byte[] chunk = new byte[64 * 1024];
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            long at = from;
            while (true) {
                in.seek(at);
                int read = in.read(chunk);
                if (read < start.length) {
                    return -1;
                }
                for (int i = 0; i + start.length <= read; i++) {
                    if (java.util.Arrays.equals(chunk, i, i + start.length, start, 0, start.length)) {
                        return at + i;
                    }
                }
                at += read - start.length + 1;
            }
        }
    }

    private static List<Path> warcs(Path place) throws IOException {
        if (Files.isRegularFile(place)) {
            return isWarc(place) ? List.of(place) : List.of();
        }
        if (!Files.isDirectory(place)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(place)) {
            return files.filter(ArchiveReader::isWarc)
                    .filter(Files::isRegularFile)
                    .sorted(Comparator.comparing(Path::toString))
                    .toList();
        }
    }

    private static boolean isWarc(Path file) {
        String name = nameOf(file).toLowerCase(Locale.ROOT);
        return name.endsWith(".warc.gz") || name.endsWith(".warc");
    }

    private static String nameOf(Path file) {
        return String.valueOf(file.getFileName());
    }
}
