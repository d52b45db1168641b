package io.silkwire.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.silkwire.contracts.JsonCodec;
import io.silkwire.contracts.Source;
import io.silkwire.contracts.SourceId;
import io.silkwire.ingest.doctor.Diagnosis;
import io.silkwire.ingest.doctor.DiagnosisText;
import io.silkwire.ingest.doctor.Doctor;
import io.silkwire.ingest.doctor.SourceCheck;
import io.silkwire.ingest.frontier.Place;
import io.silkwire.ingest.source.SourceYaml;
import io.silkwire.ingest.source.SourcesFile;
import io.silkwire.ingest.source.SourcesReading;
import io.silkwire.ingest.source.VerifiedMark;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code doctor URL…}: what a site has for a crawler, as an entry for {@code sources.yaml} that was tried. {@code doctor --sources
 * FILE [ID…]}: whether the entries of a file still work.
 */
@Command(
        name = "doctor",
        description = {
            "Looks at a site as the crawler would, and prints an entry for seeds/sources.yaml with a trial of it. All but the entry"
                    + " is comment: ./silkwire doctor URL >> seeds/sources.yaml",
            "With --sources, checks the entries of that file instead: all, or those with the ids given."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {"0:a statement was found and read; with --sources, all entries work", "1:not so", "2:wrong use"
        })
public final class DoctorCommand implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_SHOWN = 10;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            paramLabel = "URL|ID",
            arity = "0..*",
            description = "addresses of sites, or with --sources ids of entries")
    private List<String> names = List.of();

    @Option(names = "--sources", paramLabel = "FILE", description = "checks the entries of this file")
    private @Nullable Path sources;

    @Option(
            names = "--write",
            description =
                    "with --sources: writes the day into 'verified' of what works and false where it does not; nothing"
                            + " else of the file changes")
    private boolean write;

    @Option(
            names = "--format",
            defaultValue = "text",
            description =
                    "${COMPLETION-CANDIDATES}: text for reading, json for one object a line (default: ${DEFAULT-VALUE})")
    private Format format = Format.text;

    @Option(
            names = "--contact",
            paramLabel = "URL|MAIL",
            defaultValue = "${env:SILKWIRE_CONTACT:-${env:SILKWIRE_INGEST_CRAWL_CONTACT}}",
            description =
                    "where owners of sites reach you; stands in the User-Agent (default: the variable SILKWIRE_CONTACT)")
    private @Nullable String contact;

    @Option(
            names = "--delay",
            paramLabel = "MS",
            defaultValue = "2000",
            description = "between two requests to a host, in milliseconds; more where robots.txt asks for it (default:"
                    + " ${DEFAULT-VALUE})")
    private long delayMillis = 2000;

    @Option(names = "--allow-loopback", description = "lets the site be on this machine")
    private boolean allowLoopback;

    /** The forms of the output, as they are typed. */
    @SuppressWarnings("checkstyle:ConstantName") // picocli takes the names as they are
    enum Format {
        text,
        json
    }

    @Override
    public Integer call() throws IOException {
        if (delayMillis < 0) {
            throw misuse("--delay: expected 0 or more, got " + delayMillis);
        }
        if (write && sources == null) {
            throw misuse("--write needs --sources FILE");
        }
        Clock clock = Clock.systemUTC();
        Duration delay = Duration.ofMillis(delayMillis);
        List<String> urls = sources == null ? urls() : List.of();
        List<Source> entries = sources == null ? List.of() : entries(sources);
        CrawlProperties properties =
                new CrawlProperties(true, null, contact, 1, delay, Duration.ofMinutes(5), null, allowLoopback);
        try (CrawlParts parts = parts(properties, clock)) {
            Doctor doctor = new Doctor(parts.fetcher(), parts.robots(), parts.turns(), delay, clock, this::progress);
            return sources == null ? examine(urls, doctor) : check(entries, doctor, sources, clock);
        }
    }

    private CrawlParts parts(CrawlProperties properties, Clock clock) throws IOException {
        try {
            return CrawlParts.of(properties, CorpusReplay.Settings.DEFAULT_MAX_STATEMENT_BYTES, clock);
        } catch (IllegalArgumentException e) {
            boolean absent = contact == null || contact.isBlank();
            throw misuse((absent ? "--contact is needed: " : "") + e.getMessage());
        }
    }

    private List<String> urls() {
        if (names.isEmpty()) {
            throw misuse("name the address of a site, or --sources FILE");
        }
        List<String> urls = new ArrayList<>();
        for (String name : names) {
            String url = Place.canonical(name.matches("(?i)https?://.*") ? name : "https://" + name);
            if (url == null || Place.uri(url) == null || name.indexOf('.') < 0) {
                throw misuse(
                        "'" + name + "' is no address of a site; expected one such as https://ministry.example/news"
                                + " (ids of entries need --sources FILE)");
            }
            urls.add(url);
        }
        return urls;
    }

    private List<Source> entries(Path file) {
        SourcesReading reading = SourcesFile.read(file);
        if (!reading.refusals().isEmpty()) {
            throw misuse(reading.refusals().stream()
                    .map(String::valueOf)
                    .collect(Collectors.joining(System.lineSeparator())));
        }
        for (String name : names) {
            if (reading.sources().stream()
                    .noneMatch(source -> source.id().value().equals(name))) {
                throw misuse("no source '" + name + "' in " + file);
            }
        }
        return reading.sources().stream()
                .filter(source -> names.isEmpty() || names.contains(source.id().value()))
                .toList();
    }

    private int examine(List<String> urls, Doctor doctor) throws JsonProcessingException {
        boolean all = true;
        for (String url : urls) {
            Diagnosis diagnosis = doctor.examine(url);
            print(format == Format.json ? json(diagnosis) : DiagnosisText.of(diagnosis));
            all &= diagnosis.works();
        }
        return all ? 0 : 1;
    }

    private int check(List<Source> entries, Doctor doctor, Path file, Clock clock) throws IOException {
        Map<SourceId, @Nullable LocalDate> marks = new LinkedHashMap<>();
        int broken = 0;
        for (Source entry : entries) {
            SourceCheck check = doctor.check(entry);
            print(format == Format.json ? json(check) : DiagnosisText.of(check));
            broken += check.works() ? 0 : 1;
            marks.put(entry.id(), check.works() ? LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC) : null);
        }
        progress((entries.size() - broken) + " of " + entries.size() + " work");
        if (write) {
            rewrite(file, marks);
        }
        return broken == 0 ? 0 : 1;
    }

    /** Whole or not at all: beside the file first, then in its place. */
    private void rewrite(Path file, Map<SourceId, @Nullable LocalDate> marks) throws IOException {
        String before = Files.readString(file);
        String after = VerifiedMark.write(before, marks);
        if (after.equals(before)) {
            return;
        }
        Path beside = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(beside, after);
        Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        progress(file + " has the new marks");
    }

    private static String json(Diagnosis diagnosis) throws JsonProcessingException {
        ObjectNode line = object(diagnosis);
        Source entry = diagnosis.entry();
        line.put("yaml", entry == null ? null : SourceYaml.of(entry, diagnosis.verified()));
        line.put("verdict", diagnosis.works() ? "works" : diagnosis.closed() == null ? "incomplete" : "closed");
        return JSON.writeValueAsString(line) + "\n";
    }

    private static String json(SourceCheck check) throws JsonProcessingException {
        ObjectNode line = object(check);
        line.put("source", check.source().id().value());
        line.put("verdict", check.works() ? "works" : "broken");
        return JSON.writeValueAsString(line) + "\n";
    }

    private static ObjectNode object(Object value) throws JsonProcessingException {
        JsonNode tree = JSON.readTree(new String(JsonCodec.write(value), StandardCharsets.UTF_8));
        tree.findParents("links").forEach(DoctorCommand::shorten);
        return tree instanceof ObjectNode object ? object : JSON.createObjectNode();
    }

    /** A sitemap has fifty thousand links: how many there are, and the first. */
    private static void shorten(JsonNode finding) {
        for (String list : List.of("links", "documents")) {
            if (finding instanceof ObjectNode object && object.get(list) instanceof ArrayNode all) {
                object.put(list + "Found", all.size());
                while (all.size() > MOST_SHOWN) {
                    all.remove(all.size() - 1);
                }
            }
        }
    }

    private void print(String text) {
        PrintWriter out = spec().commandLine().getOut();
        out.print(text);
        out.flush();
    }

    private void progress(String line) {
        PrintWriter err = spec().commandLine().getErr();
        err.println(line);
        err.flush();
    }

    private ParameterException misuse(String message) {
        return new ParameterException(spec().commandLine(), message);
    }

    private CommandSpec spec() {
        if (spec == null) {
            throw new IllegalStateException("run through picocli");
        }
        return spec;
    }
}
