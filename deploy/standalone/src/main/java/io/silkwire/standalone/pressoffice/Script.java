package io.silkwire.standalone.pressoffice;

import io.silkwire.ingest.extraction.ExtractedText;
import io.silkwire.ingest.extraction.Extraction;
import io.silkwire.ingest.extraction.Extractor;
import io.silkwire.standalone.pressoffice.Item.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is published where and when: all of it within a minute and a half. */
final class Script {
    static final Duration EDIT = Duration.ofSeconds(30);
    static final Duration WITHDRAWAL = Duration.ofSeconds(45);
    /** Statements that a long article of the corpus is cut into, so that there is more to come. */
    private static final int PARTS = 4;

    private final Path corpus;
    private final List<Item> items = new ArrayList<>();

    private Script(Path corpus) {
        this.corpus = corpus;
    }

    /**
     * The statements of this corpus.
     *
     * @throws IOException where one of its files cannot be read
     */
    static List<Item> of(Path corpus) throws IOException {
        Script script = new Script(corpus);
        ExtractedText summit = script.read("dushanbe-summit-article.txt");
        ExtractedText note = script.read("un-conference-note.ru.txt");
        ExtractedText article = script.read("un-cooperation-article.txt");
        ExtractedText communique = script.read("samarkand-communique.txt");
        ExtractedText briefing = script.read("ct-briefing.txt");
        script.add(Site.MINISTRY, "/en/news/101.html", article.title(), "en", article.paragraphs(), 0, EDIT, null);
        script.add(Site.UN_BODY, "/press/briefing", briefing.title(), "en", briefing.paragraphs(), 0, null, null);
        script.add(Site.MINISTRY, "/ru/news/102.html", note.title(), "ru", note.paragraphs(), 6, null, null);
        script.add(
                Site.MINISTRY,
                "/files/communique.pdf",
                communique.title(),
                "en",
                communique.paragraphs(),
                12,
                null,
                null);
        script.parts(Site.AGENCY, "/release/", summit, 0, 9, WITHDRAWAL);
        script.parts(Site.UN_BODY, "/press/note-", communique, 16, 12, null);
        return List.copyOf(script.items);
    }

    private void parts(Site site, String path, ExtractedText text, int from, int every, @Nullable Duration withdrawal) {
        List<String> paragraphs = text.paragraphs();
        int size = Math.max(1, paragraphs.size() / PARTS);
        for (int i = 0; i < PARTS && i * size < paragraphs.size(); i++) {
            List<String> part = paragraphs.subList(i * size, Math.min(paragraphs.size(), (i + 1) * size));
            String title = text.title() + " (" + (i + 1) + ")";
            add(site, path + (i + 1), title, "en", part, from + i * every, null, i == 1 ? withdrawal : null);
        }
    }

    private void add(
            Site site,
            String path,
            String title,
            String language,
            List<String> paragraphs,
            int fromSeconds,
            @Nullable Duration edited,
            @Nullable Duration withdrawn) {
        items.add(
                new Item(site, path, title, language, paragraphs, Duration.ofSeconds(fromSeconds), edited, withdrawn));
    }

    private ExtractedText read(String file) throws IOException {
        return switch (new Extractor().extract(file, Files.readAllBytes(corpus.resolve(file)))) {
            case Extraction.Extracted extracted -> extracted.text();
            case Extraction.Refused refused ->
                throw new IOException(refused.refusal().toString());
        };
    }
}
