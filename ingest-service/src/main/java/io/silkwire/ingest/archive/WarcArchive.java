package io.silkwire.ingest.archive;

import io.silkwire.contracts.ArchiveRecord;
import io.silkwire.contracts.CrawlState.Kind;
import io.silkwire.contracts.SourceId;
import io.silkwire.ingest.archive.WarcBlock.Block;
import io.silkwire.ingest.fetch.Exchange;
import io.silkwire.ingest.fetch.Payload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Exchanges → WARC 1.1 files (ISO 28500:2017), one gzip member a record: {@code silkwire-<UTC time>-<serial>-<instance>.warc.gz}
 * with an index {@code .cdxj} beside each. {@link #append} returns when its bytes are forced to disk; threads that wait for that
 * at the same time share one force, and nobody waits for company. A payload that was kept before becomes a revisit
 * (identical-payload-digest), an answer 304 one of the other kind (server-not-modified).
 *
 * <p>What a crash leaves half written at the end of a file is cut at the next start. Instances may share a folder. Safe for many
 * threads.
 */
public final class WarcArchive implements Archive, AutoCloseable {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmssSSS", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final String SAME_PAYLOAD = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest";
    private static final String NOT_MODIFIED = "http://netpreserve.org/warc/1.1/revisit/server-not-modified";

    private final Settings settings;
    private final Clock clock;
    private final ReentrantLock writing = new ReentrantLock();
    private final ReentrantLock forcing = new ReentrantLock();
    private final Map<String, Cdxj> byDigest;
    private final Map<String, Cdxj> byUrl;
    private @Nullable WarcFile file;
    private int serial;
    private long written;
    private volatile long forced;
    private boolean closed;

    /**
     * Where and how.
     *
     * @param instance letters, digits and hyphens; tells the files of several writers apart
     * @param maxFileBytes a file is closed once it has as many
     * @param maxAge a file is closed once it is as old, at the next record
     * @param rememberedPayloads how many payloads and URLs are known for revisits; about 400 bytes each
     */
    public record Settings(
            Path directory, String instance, long maxFileBytes, Duration maxAge, int rememberedPayloads) {
        /** @throws IllegalArgumentException where the instance's name would not do in a file's name */
        public Settings {
            if (!instance.matches("[A-Za-z0-9-]{1,40}")) {
                throw new IllegalArgumentException(
                        "instance must be 1 to 40 letters, digits or hyphens, but was '" + instance + "'");
            }
        }

        /** 1 GiB, a day, and 50 000 payloads. */
        public static Settings in(Path directory, String instance) {
            return new Settings(directory, instance, 1L << 30, Duration.ofDays(1), 50_000);
        }
    }

    private WarcArchive(Settings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.byDigest = latest(settings.rememberedPayloads());
        this.byUrl = latest(settings.rememberedPayloads());
    }

    /**
     * The archive in this folder, which is made where it is not there; files that a crash left open are mended.
     *
     * @throws IOException where the folder cannot be written
     */
    public static WarcArchive open(Settings settings, Clock clock) throws IOException {
        Files.createDirectories(settings.directory());
        WarcArchive archive = new WarcArchive(settings, clock);
        for (Path left : archive.files(WarcFile.OPEN)) {
            var unused = WarcFile.recover(left);
        }
        archive.remember();
        return archive;
    }

    @Override
    public ArchiveRecord append(Exchange exchange) throws IOException {
        return write(exchange, null, null);
    }

    @Override
    public ArchiveRecord append(Exchange exchange, SourceId source) throws IOException {
        return write(exchange, source, null);
    }

    @Override
    public ArchiveRecord append(Exchange exchange, SourceId source, Kind kind) throws IOException {
        return write(exchange, source, kind);
    }

    private ArchiveRecord write(Exchange exchange, @Nullable SourceId source, @Nullable Kind kind) throws IOException {
        String digest = WarcBlock.digest(exchange.body());
        Cdxj line;
        long number;
        WarcFile into;
        writing.lock();
        try {
            Entry entry = entry(exchange, source, kind, digest, known(exchange, digest));
            into = current();
            long offset = into.write(entry.response(), entry.request());
            line = new Cdxj(
                    exchange.url().toString(), exchange.at(), entry.type(), digest, entry.id(), into.name(), offset);
            into.note(line);
            if (entry.type().equals("response") && exchange.truncated() == null) {
                remember(line, exchange.status());
            }
            number = ++written;
        } finally {
            writing.unlock();
        }
        force(number, into);
        return new ArchiveRecord(line.file(), line.offset(), line.recordId(), digest);
    }

    /** Whoever comes first forces for all who have written by then. */
    private void force(long number, WarcFile into) throws IOException {
        forcing.lock();
        try {
            // The count is of all files: what a later file forced says nothing of one that failed.
            if (into.hasFailed()) {
                throw new IOException("an earlier write to it failed");
            }
            if (forced >= number) {
                return;
            }
            long upTo;
            writing.lock();
            try {
                upTo = into == file ? written : number;
            } finally {
                writing.unlock();
            }
            into.force();
            forced = Math.max(forced, upTo);
        } catch (IOException e) {
            if (!into.hasFailed() && forced >= number) {
                // It was finished, and so forced, in between.
                return;
            }
            giveUp(into);
            throw new IOException(
                    "cannot force " + settings.directory().resolve(into.name()) + " to disk: " + e.getMessage()
                            + "; check that its disk has room and is sound; a new file is begun, and this one is mended at the next start",
                    e);
        } finally {
            forcing.unlock();
        }
    }

    /** After a failed force nobody knows what is on disk: nothing more is written there, or referred to. */
    private void giveUp(WarcFile failed) {
        writing.lock();
        try {
            if (file == failed) {
                failed.abandon();
                file = null;
                byDigest.values().removeIf(line -> line.file().equals(failed.name()));
                byUrl.values().removeIf(line -> line.file().equals(failed.name()));
            }
        } finally {
            writing.unlock();
        }
    }

    private record Entry(String id, String type, Payload response, Payload request) {}

    private static Entry entry(
            Exchange exchange, @Nullable SourceId source, @Nullable Kind kind, String digest, @Nullable Cdxj known) {
        String id = newId();
        boolean notModified = exchange.status() == 304;
        boolean revisit = notModified || known != null;
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("WARC-Type", revisit ? "revisit" : "response");
        capture(fields, id, exchange);
        fields.put("Content-Type", "application/http;msgtype=response");
        if (source != null) {
            fields.put("Silkwire-Source", source.toString());
        }
        if (kind != null) {
            fields.put("Silkwire-Kind", kind.label());
        }
        fields.put("WARC-Payload-Digest", notModified && known != null ? known.digest() : digest);
        if (exchange.truncated() != null) {
            fields.put("WARC-Truncated", exchange.truncated());
        }
        if (revisit) {
            refer(fields, notModified ? NOT_MODIFIED : SAME_PAYLOAD, known);
        }
        Payload response = WarcBlock.member(
                fields, revisit ? Block.of(WarcBlock.responseHead(exchange, false)) : WarcBlock.response(exchange));
        Map<String, String> asked = new LinkedHashMap<>();
        asked.put("WARC-Type", "request");
        capture(asked, newId(), exchange);
        asked.put("Content-Type", "application/http;msgtype=request");
        asked.put("WARC-Concurrent-To", "<" + id + ">");
        Payload request = WarcBlock.member(asked, Block.of(WarcBlock.request(exchange)));
        return new Entry(id, revisit ? "revisit" : "response", response, request);
    }

    private static void capture(Map<String, String> fields, String id, Exchange exchange) {
        fields.put("WARC-Record-ID", "<" + id + ">");
        fields.put("WARC-Target-URI", exchange.url().toString());
        fields.put("WARC-Date", exchange.at().toString());
        if (exchange.address() != null) {
            fields.put("WARC-IP-Address", exchange.address());
        }
        fields.put("WARC-Protocol", exchange.protocol().toLowerCase(Locale.ROOT));
    }

    private static void refer(Map<String, String> fields, String profile, @Nullable Cdxj known) {
        fields.put("WARC-Profile", profile);
        if (known != null) {
            fields.put("WARC-Refers-To", "<" + known.recordId() + ">");
            fields.put("WARC-Refers-To-Target-URI", known.url());
            fields.put("WARC-Refers-To-Date", known.at().toString());
            // Not of the standard, but in use: saves readers an index of all files.
            fields.put("WARC-Refers-To-Filename", known.file());
            fields.put("WARC-Refers-To-File-Offset", String.valueOf(known.offset()));
        }
    }

    private @Nullable Cdxj known(Exchange exchange, String digest) {
        if (exchange.status() == 304) {
            return byUrl.get(exchange.url().toString());
        }
        boolean whole = exchange.truncated() == null && exchange.body().size() > 0;
        return whole ? byDigest.get(digest) : null;
    }

    private void remember(Cdxj line, int status) {
        byDigest.put(line.digest(), line);
        if (status == 200) {
            byUrl.put(line.url(), line);
        }
    }

    private WarcFile current() throws IOException {
        if (closed) {
            throw new IOException("the archive is closed");
        }
        Instant now = clock.instant();
        WarcFile open = file;
        if (open != null
                && (open.length() >= settings.maxFileBytes()
                        || Duration.between(open.since(), now).compareTo(settings.maxAge()) >= 0)) {
            finish(open);
            open = null;
        }
        return open == null ? begin(now) : open;
    }

    private WarcFile begin(Instant now) throws IOException {
        String name = "silkwire-%s-%05d-%s.warc.gz".formatted(STAMP.format(now), serial++, settings.instance());
        WarcFile begun = WarcFile.create(settings.directory(), name, now);
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("WARC-Type", "warcinfo");
        fields.put("WARC-Record-ID", "<" + newId() + ">");
        fields.put("WARC-Date", now.toString());
        fields.put("WARC-Filename", name);
        fields.put("Content-Type", "application/warc-fields");
        try {
            begun.write(
                    WarcBlock.member(
                            fields,
                            WarcBlock.fields(
                                    List.of(
                                            "software: Silkwire",
                                            "format: WARC File Format 1.1",
                                            "conformsTo: http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/"))));
        } catch (IOException e) {
            begun.abandon();
            throw e;
        }
        file = begun;
        return begun;
    }

    private void finish(WarcFile done) throws IOException {
        file = null;
        done.finish();
        forced = written;
    }

    private void remember() throws IOException {
        for (Path index : files(".cdxj")) {
            try (Stream<String> lines = Files.lines(index, StandardCharsets.ISO_8859_1)) {
                lines.map(Cdxj::of).filter(WarcArchive::isKept).forEach(line -> remember(line, 200));
            }
        }
    }

    private static boolean isKept(@Nullable Cdxj line) {
        return line != null && line.type().equals("response");
    }

    /** By name, which is by time. */
    private List<Path> files(String ending) throws IOException {
        try (Stream<Path> files = Files.list(settings.directory())) {
            return files.filter(path -> path.toString().endsWith(ending))
                    .sorted(Comparator.comparing(Path::toString))
                    .toList();
        }
    }

    private static String newId() {
        return "urn:uuid:" + UUID.randomUUID();
    }

    private static Map<String, Cdxj> latest(int most) {
        return new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Cdxj> eldest) {
                return size() > most;
            }
        };
    }

    /** Closes the file under its name. Appending fails from now on. */
    @Override
    public void close() throws IOException {
        forcing.lock();
        writing.lock();
        try {
            closed = true;
            if (file != null) {
                finish(file);
            }
        } finally {
            writing.unlock();
            forcing.unlock();
        }
    }
}
