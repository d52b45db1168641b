package io.silkwire.ingest;

import io.silkwire.contracts.JsonCodec;
import io.silkwire.contracts.PageDetails;
import io.silkwire.contracts.PublicationDate;
import io.silkwire.contracts.Source;
import io.silkwire.contracts.Source.Guids;
import io.silkwire.contracts.Source.Limits;
import io.silkwire.contracts.Source.State;
import io.silkwire.contracts.SourceId;
import io.silkwire.contracts.Statement;
import io.silkwire.ingest.crawl.OneShot;
import io.silkwire.ingest.frontier.Place;
import io.silkwire.ingest.frontier.RevisitPolicy;
import io.silkwire.ingest.source.SourcesFile;
import io.silkwire.ingest.source.SourcesReading;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code crawl SOURCE --once}: crawls a source, or the feed at a URL, once and prints what it finds, one JSON object a line. No
 * broker is needed and nothing is remembered; robots.txt and delays are kept as the service keeps them.
 */
@Command(
        name = "crawl",
        description = "Crawls a source once, without a broker, and prints the statements found (JSON, one a line).",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {"0:statements were found", "1:none was found", "2:wrong use"})
public final class CrawlCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "SOURCE", description = "id of a source of the file, or the URL of a feed or sitemap")
    private String source = "";

    @SuppressWarnings(
            "unused") // it is said, not asked for: the word keeps people from waiting for an end that never comes
    @Option(names = "--once", required = true, description = "once, and end: the service is what crawls for good")
    private boolean once;

    @Option(
            names = "--sources",
            paramLabel = "FILE",
            defaultValue = "${sys:silkwire.home:-.}/seeds/sources.yaml",
            description = "file of sources (default: seeds/sources.yaml of the installation)")
    private Path sources = Path.of("seeds", "sources.yaml");

    @Option(
            names = "--contact",
            paramLabel = "URL|MAIL",
            defaultValue = "${env:SILKWIRE_CONTACT:-${env:SILKWIRE_INGEST_CRAWL_CONTACT}}",
            description = "where owners of sites reach you; stands in the User-Agent (default: the variable"
                    + " SILKWIRE_CONTACT)")
    private @Nullable String contact;

    @Option(
            names = "--pages",
            paramLabel = "N",
            defaultValue = "20",
            description = "most pages fetched (default: ${DEFAULT-VALUE})")
    private int pages = 20;

    @Option(
            names = "--delay",
            paramLabel = "MS",
            defaultValue = "2000",
            description = "between two requests to a host, in milliseconds (default: ${DEFAULT-VALUE})")
    private long delayMillis = 2000;

    @Option(names = "--allow-loopback", description = "lets the source be on this machine")
    private boolean allowLoopback;

    /** One line of the output. */
    private record Line(
            @Nullable String url,
            String title,
            String text,
            @Nullable PublicationDate published,
            @Nullable PublicationDate modified,
            @Nullable String language,
            List<String> authors,
            List<AttachmentLine> attachments) {
        static Line of(Statement statement) {
            return new Line(
                    statement.url(),
                    statement.title(),
                    statement.body(),
                    statement.publishedAt(),
                    statement.modifiedAt(),
                    statement.language(),
                    statement.page() == null ? List.of() : statement.page().authors(),
                    statement.page() == null
                            ? List.of()
                            : statement.page().attachments().stream()
                                    .map(AttachmentLine::of)
                                    .toList());
        }
    }

    /** A document that a statement links to; without a digest it was not read. */
    private record AttachmentLine(
            String url,
            String label,
            @Nullable String mediaType,
            @Nullable String digest,
            @Nullable String text,
            @Nullable String problem) {
        static AttachmentLine of(PageDetails.Attachment one) {
            PageDetails.Document read = one.document();
            return new AttachmentLine(
                    one.url(),
                    one.label(),
                    one.mediaType(),
                    read == null ? null : read.payloadDigest(),
                    read == null ? null : read.text(),
                    read == null ? null : read.problem());
        }
    }

    @Override
    public Integer call() throws IOException {
        if (pages < 1 || delayMillis < 0) {
            throw misuse("--pages: expected 1 or more, and --delay: expected 0 or more, got " + pages + " and "
                    + delayMillis);
        }
        Source wanted = wanted();
        Clock clock = Clock.systemUTC();
        Duration delay = Duration.ofMillis(delayMillis);
        CrawlProperties properties =
                new CrawlProperties(true, null, contact, 1, delay, Duration.ofMinutes(5), null, allowLoopback);
        try (CrawlParts parts = parts(properties, clock)) {
            OneShot crawl = new OneShot(parts.pipeline(), parts.turns(), new RevisitPolicy(() -> 0), delay, clock);
            int found = crawl.run(wanted, pages, new Printing(System.out, System.err));
            System.err.println(found + (found == 1 ? " statement" : " statements"));
            if (found == 0) {
                System.err.println("what the site has: ./silkwire doctor "
                        + (wanted.feeds().isEmpty()
                                ? wanted.id()
                                : wanted.feeds().getFirst()));
            }
            return found > 0 ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
        }
    }

    private CrawlParts parts(CrawlProperties properties, Clock clock) throws IOException {
        try {
            return CrawlParts.of(properties, CorpusReplay.Settings.DEFAULT_MAX_STATEMENT_BYTES, clock);
        } catch (IllegalArgumentException e) {
            throw misuse(
                    contact == null || contact.isBlank()
                            ? "--contact is needed: " + e.getMessage()
                            : "" + e.getMessage());
        }
    }

    private Source wanted() {
        String url = source.startsWith("http") ? Place.canonical(source) : null;
        if (url != null) {
            return new Source(
                    new SourceId("command-line"),
                    url,
                    null,
                    "site",
                    List.of(),
                    List.of(url),
                    List.of(),
                    List.of(),
                    List.of(),
                    null,
                    2,
                    Limits.NONE,
                    Map.of(),
                    Guids.URL,
                    State.ACTIVE,
                    false);
        }
        SourcesReading reading = SourcesFile.read(sources);
        return reading.sources().stream()
                .filter(known -> known.id().value().equals(source))
                .findFirst()
                .orElseThrow(() -> misuse(absent(reading)));
    }

    private String absent(SourcesReading reading) {
        StringBuilder message = new StringBuilder("no source '" + source + "' in " + sources.normalize());
        if (!reading.sources().isEmpty()) {
            message.append("; it has ")
                    .append(reading.sources().stream()
                            .map(known -> known.id().value())
                            .collect(Collectors.joining(", ")));
        }
        reading.refusals()
                .forEach(refusal -> message.append(System.lineSeparator()).append(refusal));
        return message.toString();
    }

    private ParameterException misuse(String message) {
        if (spec == null) {
            throw new IllegalStateException("picocli sets the specification before it calls: " + message);
        }
        return new ParameterException(spec.commandLine(), message);
    }

    private record Printing(PrintStream out, PrintStream progress) implements OneShot.Listener {
        @Override
        public void onStatement(Statement statement) {
            byte[] line = JsonCodec.write(Line.of(statement));
            out.println(new String(line, StandardCharsets.UTF_8));
            out.flush();
        }

        @Override
        public void onVisit(String place, String disposition) {
            progress.println(disposition + " " + place);
        }
    }
}
