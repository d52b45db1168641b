package io.silkwire.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.silkwire.contracts.PublicationDate;
import io.silkwire.ingest.extraction.ExtractedText;
import io.silkwire.ingest.extraction.Extraction;
import io.silkwire.ingest.extraction.PageBytes;
import io.silkwire.ingest.extraction.PageExtractor;
import io.silkwire.ingest.fetch.FetchOutcome;
import io.silkwire.ingest.fetch.FetchRequest;
import io.silkwire.ingest.fetch.Payload;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
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

    private final PrintStream out;
    private final PrintStream err;
    private final Clock clock = Clock.systemUTC();
    private final PageExtractor extractor = new PageExtractor();

    @Option(
            names = "--format",
            defaultValue = "text",
            description =
                    "${COMPLETION-CANDIDATES}: text for reading, json for one pretty object each, jsonl for one line each"
                            + " (default: ${DEFAULT-VALUE})")
    private Format format = Format.text;

    @Parameters(
            paramLabel = "FILE|DIR|URL",
            arity = "1..*",
            description = "what to read; directories with all below them")
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
        this(System.out, System.err);
    }

    ExtractCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() {
        boolean all = true;
        for (String input : inputs) {
            all &= take(input);
        }
        out.flush();
        return all ? 0 : 1;
    }

    private boolean take(String input) {
        try {
            if (input.toLowerCase(Locale.ROOT).matches("https?://.+")) {
                return url(input);
            }
            Path path = Path.of(input);
            return Files.isDirectory(path) ? directory(path) : file(path);
        } catch (IOException e) {
            return failed(input, e);
        }
    }

    private boolean directory(Path directory) throws IOException {
        List<Path> files;
        try (Stream<Path> below = Files.walk(directory)) {
            files = below.filter(Files::isRegularFile).sorted().toList();
        }
        boolean all = true;
        for (Path file : files) {
            try {
                all &= file(file);
            } catch (IOException e) {
                all = failed(file.toString(), e);
            }
        }
        return all;
    }

    private boolean file(Path file) throws IOException {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(MOST_BYTES + 1);
        }
        if (bytes.length > MOST_BYTES) {
            throw new IOException("larger than " + MOST_BYTES + " bytes");
        }
        PageBytes page = new PageBytes(
                file.toAbsolutePath().toUri(), null, List.of(), Payload.wrap(bytes), clock.instant(), null);
        return print(file.toString(), null, page);
    }

    private boolean url(String url) throws IOException {
        FetchOutcome.Fetched fetched = new FetchedUrls(FetchRequest.Purpose.DOCUMENT).fetch(url);
        URI from = fetched.finalUrl();
        PageBytes page = new PageBytes(
                from,
                fetched.headers().first("Content-Type"),
                fetched.headers().all("X-Robots-Tag"),
                fetched.body(),
                clock.instant(),
                null);
        return print(null, from.toString(), page);
    }

    private boolean failed(String input, IOException e) {
        err.println(input + ": unreadable: " + e.getClass().getSimpleName() + " " + e.getMessage()
                + "; expected a file, directory or URL that can be read");
        return false;
    }

    private boolean print(@Nullable String file, @Nullable String url, PageBytes page) throws JsonProcessingException {
        switch (extractor.extract(page)) {
            case Extraction.Refused refused -> {
                err.println((file == null ? url : file) + ": "
                        + refused.refusal().reason().label() + ": "
                        + refused.refusal().message());
                return false;
            }
            case Extraction.Extracted extracted -> print(line(file, url, extracted.text()), extracted.text());
        }
        return true;
    }

    private void print(Map<String, @Nullable Object> line, ExtractedText text) throws JsonProcessingException {
        String shown = switch (format) {
            case text -> text.title() + "\n\n" + String.join("\n\n", text.paragraphs()) + "\n";
            case json -> JSON.writerWithDefaultPrettyPrinter().writeValueAsString(line);
            case jsonl -> JSON.writeValueAsString(line);
        };
        byte[] bytes = (shown + "\n").getBytes(StandardCharsets.UTF_8);
        out.write(bytes, 0, bytes.length);
    }

    private static Map<String, @Nullable Object> line(@Nullable String file, @Nullable String url, ExtractedText text) {
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("file", file);
        line.put("url", url);
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
