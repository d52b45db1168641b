package io.silkwire.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.silkwire.contracts.PublicationDate;
import io.silkwire.ingest.extraction.ExtractedText;
import io.silkwire.ingest.extraction.Extraction;
import io.silkwire.ingest.extraction.PageBytes;
import io.silkwire.ingest.extraction.PageExtractor;
import io.silkwire.ingest.fetch.FetchRequest;
import java.io.InputStream;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code extract FILE|DIR|URL…}: the text of pages and documents and what they tell about themselves, without a broker. */
@Command(
        name = "extract",
        description = "Extracts text and metadata of HTML, PDF, Word and text files, or of pages on the web.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {"0:all were extracted", "1:some were not (told on standard error)", "2:wrong use"})
public final class ExtractCommand implements Callable<Integer> {
    /** The cap of documents in the crawler. */
    private static final int MOST_BYTES = 32 * 1024 * 1024;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final InputStream in;
    private final InputLoop loop;
    private final Clock clock = Clock.systemUTC();
    private final PageExtractor extractor = new PageExtractor();

    @Option(
            names = "--format",
            defaultValue = "text",
            description =
                    "${COMPLETION-CANDIDATES}: text for reading, json for one pretty object each, jsonl for one line each"
                            + " (default: ${DEFAULT-VALUE})")
    private Format format = Format.text;

    @Option(names = "--allow-loopback", description = "lets URLs be on this machine")
    private boolean allowLoopback;

    @Parameters(
            paramLabel = "FILE|DIR|URL",
            arity = "1..*",
            description =
                    "what to read: files, directories with all below them but hidden ones, addresses on the web, - for"
                            + " standard input")
    private List<String> inputs = List.of();

    /** The forms of the output, as they are typed. */
    @SuppressWarnings("checkstyle:ConstantName") // picocli takes the names as they are
    enum Format {
        text,
        json,
        jsonl
    }

    /** Prints to the terminal. */
    public ExtractCommand() {
        this(System.in, InputLoop.ofProcess());
    }

    ExtractCommand(InputStream in, InputLoop loop) {
        this.in = in;
        this.loop = loop;
    }

    @Override
    public Integer call() {
        UrlReader urls = new FetchedUrls(FetchRequest.Purpose.DOCUMENT, allowLoopback);
        List<Inputs.Source> sources = new Inputs(urls, in, MOST_BYTES).expand(inputs);
        return loop.run(sources, input -> extract(input, sources.size() > 1));
    }

    private InputLoop.Result extract(Input input, boolean several) throws JsonProcessingException {
        PageBytes page = new PageBytes(
                input.url(),
                input.headers().first("Content-Type"),
                input.headers().all("X-Robots-Tag"),
                input.body(),
                clock.instant(),
                null);
        return switch (extractor.extract(page)) {
            case Extraction.Refused refused ->
                InputLoop.Result.failed(input.name() + ": "
                        + refused.refusal().reason().label() + ": "
                        + refused.refusal().message());
            case Extraction.Extracted extracted ->
                new InputLoop.Result(shown(input, extracted.text(), several) + "\n", List.of(), true);
        };
    }

    private String shown(Input input, ExtractedText text, boolean several) throws JsonProcessingException {
        return switch (format) {
            case text ->
                (several ? "==> " + input.name() + " <==\n" : "") + text.title() + "\n\n"
                        + String.join("\n\n", text.paragraphs()) + "\n";
            case json -> JSON.writerWithDefaultPrettyPrinter().writeValueAsString(line(input, text));
            case jsonl -> JSON.writeValueAsString(line(input, text));
        };
    }

    private static Map<String, @Nullable Object> line(Input input, ExtractedText text) {
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("file", input.isFetched() ? null : input.name());
        line.put("url", input.isFetched() ? input.url().toString() : null);
        line.put("title", text.title());
        line.put("text", String.join("\n", text.paragraphs()));
        line.put("published", value(text.publishedAt()));
        line.put("modified", value(text.modifiedAt()));
        line.put("language", text.language());
        line.put("authors", text.metadata().authors());
        line.put("canonical", text.canonicalUrl());
        return line;
    }

    private static @Nullable String value(@Nullable PublicationDate date) {
        return date == null ? null : date.value();
    }
}
