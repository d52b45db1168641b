package io.silkwire.ingest;

import io.silkwire.contracts.ArchiveRecord;
import io.silkwire.contracts.CrawlState;
import io.silkwire.contracts.CrawlState.Kind;
import io.silkwire.contracts.CrawlState.Published;
import io.silkwire.contracts.CrawlState.Visit;
import io.silkwire.contracts.PageDetails;
import io.silkwire.contracts.Reason;
import io.silkwire.contracts.Source;
import io.silkwire.ingest.archive.Archive;
import io.silkwire.ingest.crawl.DocumentReader;
import io.silkwire.ingest.crawl.Errand;
import io.silkwire.ingest.crawl.Landing;
import io.silkwire.ingest.crawl.Read;
import io.silkwire.ingest.crawl.Subscribing;
import io.silkwire.ingest.crawl.Visiting;
import io.silkwire.ingest.extraction.ExtractedText;
import io.silkwire.ingest.extraction.Extraction;
import io.silkwire.ingest.extraction.PageBytes;
import io.silkwire.ingest.extraction.PageExtractor;
import io.silkwire.ingest.extraction.document.DocumentReading;
import io.silkwire.ingest.extraction.document.DocumentText;
import io.silkwire.ingest.extraction.metadata.PageMetadata;
import io.silkwire.ingest.feed.websub.PushPolicy;
import io.silkwire.ingest.fetch.Exchange;
import io.silkwire.ingest.fetch.FetchOutcome;
import io.silkwire.ingest.fetch.FetchOutcome.Fetched;
import io.silkwire.ingest.fetch.FetchOutcome.NotModified;
import io.silkwire.ingest.fetch.FetchRequest;
import io.silkwire.ingest.fetch.FetchRequest.Purpose;
import io.silkwire.ingest.fetch.PageFetcher;
import io.silkwire.ingest.fetch.Payload;
import io.silkwire.ingest.frontier.Place;
import java.io.IOException;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The path of the crawler: fetch → archive → feed | listing | page → extraction. Wiring only; what follows from it (identify,
 * decide, publish) is concluded by the owner of the site's partition, {@link io.silkwire.ingest.crawl.PartitionOwner}. Any number
 * of threads.
 */
final class CrawlPipeline implements Visiting {
    private static final Logger LOG = LoggerFactory.getLogger(CrawlPipeline.class);

    private static final int LARGE_BYTES = 1 << 20;
    /** Reading takes several times the room of a body, and 64 large ones at once are more than an instance has. */
    private static final int MOST_LARGE_AT_ONCE = 2;

    private final Semaphore large = new Semaphore(MOST_LARGE_AT_ONCE);
    private final PageFetcher fetcher;
    private final @Nullable Archive archive;
    private final DocumentReader documents;
    private final PageExtractor pages;
    private final int maxStatementBytes;
    private final Clock clock;
    private final @Nullable Subscribing hubs;

    /** The path, without hubs. */
    CrawlPipeline(
            PageFetcher fetcher,
            @Nullable Archive archive,
            DocumentReader documents,
            PageExtractor pages,
            int maxStatementBytes,
            Clock clock) {
        this(fetcher, archive, documents, pages, maxStatementBytes, clock, null);
    }

    /**
     * The path.
     *
     * @param archive null where nothing is kept
     * @param maxStatementBytes longer texts are refused
     * @param hubs asked to tell of a feed's news, or null where nobody is
     */
    CrawlPipeline(
            PageFetcher fetcher,
            @Nullable Archive archive,
            DocumentReader documents,
            PageExtractor pages,
            int maxStatementBytes,
            Clock clock,
            @Nullable Subscribing hubs) {
        this.fetcher = fetcher;
        this.archive = archive;
        this.documents = documents;
        this.pages = pages;
        this.maxStatementBytes = maxStatementBytes;
        this.clock = clock;
        this.hubs = hubs;
    }

    @Override
    public Landing visit(Errand errand) {
        URI url = Place.uri(errand.state().place());
        if (url == null) {
            throw new IllegalArgumentException("no URL: " + errand.state().key());
        }
        FetchRequest request = new FetchRequest(
                url,
                purpose(errand.state().kind()),
                errand.validators(),
                errand.source().headers(),
                errand.source().limits().maxBodyBytes());
        FetchOutcome outcome = fetcher.fetch(request, errand.gate());
        Instant at = clock.instant();
        ArchiveRecord kept = archive == null ? null : keep(outcome, errand, archive);
        Landing landing = land(errand, outcome, at, kept);
        return hubs == null ? landing : landing.with(push(landing, hubs));
    }

    /** Its hub is asked on the way, whenever that is due: a feed is visited more often than a lease ends. */
    private Landing.@Nullable Pushing push(Landing landing, Subscribing hubs) {
        Errand errand = landing.errand();
        CrawlState.Feed feed = errand.state().feed();
        CrawlState.Push known = feed == null ? null : feed.push();
        Read.Hub hub = landing.read() instanceof Read.Entries entries
                ? entries.hub()
                : known == null || known.hub().isEmpty() ? null : new Read.Hub(known.hub(), known.topic());
        boolean answered = landing.outcome() instanceof Fetched || landing.outcome() instanceof NotModified;
        if (hub == null || !answered) {
            return hub == null ? null : new Landing.Pushing(hub, false);
        }
        boolean asks = PushPolicy.asks(known, hub.url(), hub.topic(), landing.at());
        if (asks) {
            var unused = hubs.ask(errand.source(), errand.state().place(), hub);
        }
        return new Landing.Pushing(hub, asks);
    }

    /** Reads what was fetched now, or came out of an archive. */
    Landing land(Errand errand, FetchOutcome outcome, Instant at, @Nullable ArchiveRecord kept) {
        return switch (outcome) {
            case Fetched fetched -> read(errand, fetched, at, kept);
            default -> new Landing(errand, outcome, at, kept, null, new Read.Nothing());
        };
    }

    private Landing read(Errand errand, Fetched fetched, Instant at, @Nullable ArchiveRecord kept) {
        if (fetched.body().size() <= LARGE_BYTES) {
            return readNow(errand, fetched, at, kept);
        }
        large.acquireUninterruptibly();
        try {
            return readNow(errand, fetched, at, kept);
        } finally {
            large.release();
        }
    }

    private Landing readNow(Errand errand, Fetched fetched, Instant at, @Nullable ArchiveRecord kept) {
        String digest = digest(fetched.body());
        Read read = switch (errand.state().kind()) {
            case PAGE -> page(errand, fetched, digest, readAt(fetched, at));
            case ATTACHMENT -> attachment(fetched);
            case FEED, LISTING, SITEMAP, FILE, HOST, SOURCE ->
                documents.read(
                        errand.source(),
                        errand.state().kind(),
                        named(errand.state()),
                        fetched.finalUrl().toString(),
                        fetched.headers(),
                        fetched.body(),
                        at);
        };
        return new Landing(errand, fetched, at, kept, digest, read);
    }

    /** A later page is read by the selectors of the listing that its source names. */
    private static String named(CrawlState state) {
        CrawlState.Told told = state.told();
        return told == null || told.page() == null ? state.place() : told.by();
    }

    private Read page(Errand errand, Fetched fetched, String digest, Instant at) {
        if (isSame(errand.state(), digest) && fetched.movedTo() == null) {
            return new Read.Same();
        }
        PageBytes bytes = new PageBytes(
                fetched.finalUrl(),
                fetched.headers().first("Content-Type"),
                fetched.headers().all("X-Robots-Tag"),
                fetched.body(),
                at,
                zone(errand.source()));
        if (PageExtractor.isPlain(bytes) && fetched.body().size() > maxStatementBytes) {
            return new Read.Refused(Reason.TOO_LARGE, "plain text of more than " + maxStatementBytes + " bytes");
        }
        return switch (pages.extract(bytes)) {
            case Extraction.Refused refused ->
                new Read.Refused(refused.refusal().reason(), refused.refusal().message());
            case Extraction.Extracted extracted -> {
                int chars = extracted.text().paragraphs().stream()
                        .mapToInt(String::length)
                        .sum();
                yield chars > maxStatementBytes
                        ? new Read.Refused(Reason.TOO_LARGE, "text of " + chars + " characters")
                        : new Read.Text(extracted.text(), details(extracted.text(), bytes));
            }
        };
    }

    /** A page in place of a document (a login, an apology) is none. */
    private static Read attachment(Fetched fetched) {
        if (!DocumentText.handles(fetched.body())) {
            return new Read.Refused(Reason.UNSUPPORTED_FORMAT, "not a document that can be read");
        }
        String type = DocumentText.mediaType(fetched.body());
        long bytes = fetched.body().size();
        return switch (DocumentText.read(fetched.body())) {
            case DocumentReading.Refused refused -> new Read.Document(type, bytes, null, refused.reason());
            case DocumentReading.Read read ->
                new Read.Document(type, bytes, String.join("\n\n", read.paragraphs()), null);
        };
    }

    /** As the archive has it. */
    private static Instant readAt(Fetched fetched, Instant at) {
        return fetched.exchanges().isEmpty()
                ? at
                : fetched.exchanges().getLast().at();
    }

    private static PageDetails details(ExtractedText text, PageBytes page) {
        PageMetadata told = text.metadata();
        List<String> directives = new ArrayList<>(told.directives());
        page.robotsTags().stream()
                .map(tag -> tag.strip().toLowerCase(Locale.ROOT))
                .filter(tag -> !tag.isEmpty() && !directives.contains(tag))
                .forEach(directives::add);
        return new PageDetails(
                told.authors(),
                told.alternates().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(alternate -> new PageDetails.Alternate(alternate.getKey(), alternate.getValue()))
                        .toList(),
                told.image(),
                told.attachments().stream()
                        .map(one -> new PageDetails.Attachment(one.url(), one.label(), one.mediaType()))
                        .toList(),
                directives);
    }

    /** Only where its statement stands: a page that came back must be read to be restored. */
    private static boolean isSame(CrawlState state, String digest) {
        Published published = state.published();
        Visit visit = state.visit();
        return published != null && !published.withdrawn() && visit != null && digest.equals(visit.bodyDigest());
    }

    /**
     * Every hop is kept; the last one is where the statement was read from. A full disk stops no crawler. In threads of their own:
     * a fetch may be interrupted at any time, and an interrupt closes the file that is being written (FileChannel).
     */
    private static @Nullable ArchiveRecord keep(FetchOutcome outcome, Errand errand, Archive archive) {
        ArchiveRecord last = null;
        for (Exchange exchange : outcome.exchanges()) {
            last = CompletableFuture.supplyAsync(() -> keep(exchange, errand, archive), Thread::startVirtualThread)
                    .join();
        }
        return last;
    }

    private static @Nullable ArchiveRecord keep(Exchange exchange, Errand errand, Archive archive) {
        try {
            return archive.append(exchange, errand.source().id(), errand.state().kind());
        } catch (IOException e) {
            LOG.atError().addKeyValue("url", exchange.url()).setCause(e).log("Exchange is not archived");
            return null;
        }
    }

    /** What a document of this kind is asked for as. */
    static Purpose purpose(Kind kind) {
        return switch (kind) {
            case FEED -> Purpose.FEED;
            case SITEMAP -> Purpose.SITEMAP;
            case LISTING -> Purpose.LISTING;
            case ATTACHMENT -> Purpose.DOCUMENT;
            case PAGE, FILE, HOST, SOURCE -> Purpose.PAGE;
        };
    }

    private static @Nullable ZoneId zone(Source source) {
        return source.zone() == null ? null : ZoneId.of(source.zone());
    }

    private static String digest(Payload body) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(body.buffer());
            return "sha256:" + HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
