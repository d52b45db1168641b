package io.silkwire.ingest.frontier;

import io.silkwire.contracts.ContentHash;
import io.silkwire.contracts.CrawlState;
import io.silkwire.contracts.CrawlState.Feed;
import io.silkwire.contracts.CrawlState.Health;
import io.silkwire.contracts.CrawlState.Kind;
import io.silkwire.contracts.CrawlState.Published;
import io.silkwire.contracts.CrawlState.Told;
import io.silkwire.contracts.CrawlState.Visit;
import io.silkwire.contracts.JsonCodec;
import io.silkwire.contracts.PublicationDate;
import io.silkwire.contracts.SourceId;
import io.silkwire.contracts.StatementId;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A crawl state in some 100 to 200 bytes, without its key: a million places are known at once, and as objects each would take a
 * kilobyte. Times are kept to the millisecond. Never stored: its form may change with any version.
 */
final class PackedState {
    private static final HexFormat HEX = HexFormat.of();
    private static final String DIGEST = "sha256:";
    private static final Pattern SHA256 = Pattern.compile("sha256:[0-9a-f]{64}");
    private static final List<Kind> KINDS = List.of(Kind.values());
    private static final int VISIT = 1;
    private static final int PUBLISHED = 2;
    private static final int TOLD = 4;
    private static final int FEED = 8;
    private static final int HEALTH = 16;
    private static final long NO_TIME = Long.MIN_VALUE;

    private PackedState() {}

    static byte[] pack(CrawlState state) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(160);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            Visit visit = state.visit();
            Published published = state.published();
            int parts = (visit == null ? 0 : VISIT)
                    | (published == null ? 0 : PUBLISHED)
                    | (state.told() == null ? 0 : TOLD)
                    | (state.feed() == null ? 0 : FEED)
                    | (state.health() == null ? 0 : HEALTH);
            out.writeByte(KINDS.indexOf(state.kind()));
            out.writeByte(parts);
            if (visit != null) {
                write(out, visit);
            }
            if (published != null) {
                write(out, published);
            }
            if (state.told() != null) {
                write(out, state.told());
            }
            json(out, state.feed());
            json(out, state.health());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static Kind kind(byte[] packed) {
        return KINDS.get(packed[0]);
    }

    static CrawlState unpack(SourceId sourceId, String place, byte[] packed) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(packed))) {
            Kind kind = KINDS.get(in.readByte());
            int parts = in.readByte();
            Visit visit = (parts & VISIT) == 0 ? null : readVisit(in);
            Published published = (parts & PUBLISHED) == 0 ? null : readPublished(in);
            Told told = (parts & TOLD) == 0 ? null : readTold(in);
            Feed feed = (parts & FEED) == 0 ? null : json(in, Feed.class);
            Health health = (parts & HEALTH) == 0 ? null : json(in, Health.class);
            return new CrawlState(sourceId, place, kind, visit, published, told, feed, health);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(DataOutputStream out, Visit visit) throws IOException {
        time(out, visit.firstSeenAt());
        time(out, visit.at());
        text(out, visit.outcome());
        text(out, visit.etag());
        text(out, visit.lastModified());
        digest(out, visit.bodyDigest());
        time(out, visit.wholeAt());
        time(out, visit.changedAt());
        out.writeLong(visit.interval() == null ? NO_TIME : visit.interval().toMillis());
        out.writeInt(visit.quiet());
        out.writeInt(visit.failures());
        time(out, visit.due());
        text(out, visit.aliasOf());
    }

    private static Visit readVisit(DataInputStream in) throws IOException {
        Instant firstSeenAt = time(in);
        Instant at = time(in);
        String outcome = text(in);
        String etag = text(in);
        String lastModified = text(in);
        String digest = digest(in);
        Instant wholeAt = time(in);
        Instant changedAt = time(in);
        long interval = in.readLong();
        return new Visit(
                firstSeenAt == null ? Instant.EPOCH : firstSeenAt,
                at,
                outcome == null ? null : outcome.intern(),
                etag,
                lastModified,
                digest,
                wholeAt,
                changedAt,
                interval == NO_TIME ? null : Duration.ofMillis(interval),
                in.readInt(),
                in.readInt(),
                time(in),
                text(in));
    }

    private static void write(DataOutputStream out, Published published) throws IOException {
        out.write(HEX.parseHex(published.statementId().value()));
        out.write(HEX.parseHex(published.contentHash().value()));
        out.writeInt(published.revision());
        time(out, published.firstAt());
        time(out, published.at());
        out.writeBoolean(published.withdrawn());
        out.writeInt(published.partition() == null ? -1 : published.partition());
        out.writeLong(published.offset() == null ? -1 : published.offset());
    }

    private static Published readPublished(DataInputStream in) throws IOException {
        StatementId id = new StatementId(HEX.formatHex(in.readNBytes(16)));
        ContentHash hash = new ContentHash(HEX.formatHex(in.readNBytes(16)));
        int revision = in.readInt();
        Instant firstAt = time(in);
        Instant at = time(in);
        boolean withdrawn = in.readBoolean();
        int partition = in.readInt();
        long offset = in.readLong();
        return new Published(
                id,
                hash,
                revision,
                firstAt == null ? Instant.EPOCH : firstAt,
                at == null ? Instant.EPOCH : at,
                withdrawn,
                partition < 0 ? null : partition,
                offset < 0 ? null : offset);
    }

    private static void write(DataOutputStream out, Told told) throws IOException {
        text(out, told.by());
        out.writeByte(KINDS.indexOf(told.kind()));
        text(out, told.title());
        text(out, told.publishedAt() == null ? null : told.publishedAt().value());
        text(out, told.language());
        text(out, told.movedFrom());
        out.writeByte(told.authors().size());
        for (String author : told.authors()) {
            text(out, author);
        }
        out.writeInt(told.page() == null ? 0 : told.page());
    }

    private static Told readTold(DataInputStream in) throws IOException {
        String by = text(in);
        Kind kind = KINDS.get(in.readByte());
        String title = text(in);
        String date = text(in);
        String language = text(in);
        String movedFrom = text(in);
        List<String> authors = new ArrayList<>();
        for (int left = in.readByte(); left > 0; left--) {
            authors.add(String.valueOf(text(in)));
        }
        int page = in.readInt();
        return new Told(
                by == null ? "" : by.intern(),
                kind,
                title,
                date == null ? null : new PublicationDate(date),
                authors,
                language == null ? null : language.intern(),
                movedFrom,
                page == 0 ? null : page);
    }

    /** There are few of these, and they are long. */
    private static void json(DataOutputStream out, @Nullable Record part) throws IOException {
        if (part != null) {
            byte[] bytes = JsonCodec.write(part);
            out.writeInt(bytes.length);
            out.write(bytes);
        }
    }

    private static <T> T json(DataInputStream in, Class<T> type) throws IOException {
        return JsonCodec.read(in.readNBytes(in.readInt()), type);
    }

    private static void time(DataOutputStream out, @Nullable Instant time) throws IOException {
        out.writeLong(time == null ? NO_TIME : time.toEpochMilli());
    }

    private static @Nullable Instant time(DataInputStream in) throws IOException {
        long millis = in.readLong();
        return millis == NO_TIME ? null : Instant.ofEpochMilli(millis);
    }

    /** UTF with a mark before it: {@code writeUTF} takes at most 64 KiB, which no header and no place reaches. */
    private static void text(DataOutputStream out, @Nullable String text) throws IOException {
        out.writeBoolean(text != null);
        if (text != null) {
            out.writeUTF(text.length() > 16_000 ? text.substring(0, 16_000) : text);
        }
    }

    private static @Nullable String text(DataInputStream in) throws IOException {
        return in.readBoolean() ? in.readUTF() : null;
    }

    private static void digest(DataOutputStream out, @Nullable String digest) throws IOException {
        boolean known = digest != null && SHA256.matcher(digest).matches();
        out.writeBoolean(known);
        if (known && digest != null) {
            out.write(HEX.parseHex(digest.substring(DIGEST.length())));
        }
    }

    private static @Nullable String digest(DataInputStream in) throws IOException {
        return in.readBoolean() ? DIGEST + HEX.formatHex(in.readNBytes(32)) : null;
    }
}
