package io.silkwire.quality.own;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.silkwire.ingest.extraction.ExtractedText;
import io.silkwire.quality.Figure;
import io.silkwire.quality.Half;
import io.silkwire.quality.Measurement;
import io.silkwire.quality.Progress;
import io.silkwire.quality.Wanted;
import io.silkwire.quality.extraction.Score;
import io.silkwire.quality.extraction.Tokens;
import io.silkwire.quality.metadata.LabelledPage;
import io.silkwire.quality.metadata.MetadataTally;
import io.silkwire.quality.page.Page;
import io.silkwire.quality.page.ReadabilityReading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Word F1 of the text of our own pages, mean over the pages, with title, date, authors and language. */
final class OwnPages implements Measurement {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BODY = "body F1";

    private final Consumer<String> misses;

    OwnPages() {
        this(miss -> {});
    }

    /** @param misses told each page of which something was not found, for those who look into it */
    OwnPages(Consumer<String> misses) {
        this.misses = misses;
    }

    @Override
    public String area() {
        return "pages";
    }

    @Override
    public String data() {
        return "pages";
    }

    @Override
    public List<Wanted> wanted() {
        return List.of(
                Wanted.of(BODY, 0.97, 0.95),
                Wanted.of("title", 0.95, 0.9),
                Wanted.of("date", 0.95, 0.9),
                Wanted.of("authors", 0.75, 0.6),
                Wanted.of("language", 1, 1));
    }

    @Override
    public List<Figure> measure(Path data, Progress progress) throws IOException {
        List<Path> files;
        try (Stream<Path> listed = Files.list(data)) {
            files = listed.filter(file -> file.toString().endsWith(".html"))
                    .sorted()
                    .toList();
        }
        Tally ours = new Tally(Figure.SILKWIRE);
        Tally peer = new Tally(ReadabilityReading.NAME);
        for (int i = 0; i < files.size(); i++) {
            JsonNode truth = JSON.readTree(
                    data.resolve(files.get(i).getFileName().toString().replace(".html", ".json"))
                            .toFile());
            count(ours, files.get(i), truth);
            countPeer(peer, files.get(i), truth);
            progress.at(i + 1L, files.size());
        }
        return Stream.concat(ours.figures(), peer.figures()).toList();
    }

    private void count(Tally ours, Path file, JsonNode truth) throws IOException {
        ExtractedText found = Page.in(file).asFile();
        LabelledPage page = labelled(file, truth);
        double f1 = ours.text(
                String.join("\n", found.paragraphs()), truth.path("text").asText());
        ours.metadata.title(page, Half.ALL, found.title());
        ours.metadata.date(page, Half.ALL, MetadataTally.DATE, found.publishedAt());
        ours.metadata.authors(page, Half.ALL, found.metadata().authors());
        ours.metadata.language(page, Half.ALL, found.metadata().language());
        misses.accept("%s: F1 %.3f, title %s, date %s (wanted %s), authors %s, language %s"
                .formatted(
                        file.getFileName(),
                        f1,
                        found.title().equals(page.title()) ? "right" : "'" + found.title() + "'",
                        found.publishedAt() == null ? null : found.publishedAt().value(),
                        page.date(),
                        found.metadata().authors(),
                        found.metadata().language()));
    }

    private static void countPeer(Tally peer, Path file, JsonNode truth) throws IOException {
        ReadabilityReading found = Page.in(file).asReadability();
        LabelledPage page = labelled(file, truth);
        peer.text(found.text(), truth.path("text").asText());
        peer.metadata.title(page, Half.ALL, found.title());
        peer.metadata.authors(page, Half.ALL, found.byline().isEmpty() ? List.of() : List.of(found.byline()));
    }

    private static LabelledPage labelled(Path file, JsonNode truth) {
        String author = text(truth, "author");
        return new LabelledPage(
                file,
                null,
                text(truth, "title"),
                text(truth, "date"),
                author == null ? List.of() : List.of(author),
                text(truth, "language"));
    }

    private static @Nullable String text(JsonNode truth, String field) {
        String text = truth.path(field).asText("");
        return text.isEmpty() ? null : text;
    }

    /** The counts of one system. */
    private static final class Tally {
        private final String system;
        private final MetadataTally metadata;
        private double sum;
        private int pages;

        Tally(String system) {
            this.system = system;
            this.metadata = new MetadataTally(system);
        }

        double text(String found, String truth) {
            double f1 = Score.of(Tokens.words(found), Tokens.words(truth)).f1();
            sum += f1;
            pages++;
            return f1;
        }

        Stream<Figure> figures() {
            Figure body = Figure.share(system, BODY, pages == 0 ? 0 : sum / pages, pages);
            return Stream.concat(Stream.of(body), metadata.figures().stream());
        }
    }
}
