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

/** What is published where and when: all of it within a minute and a half. */
final class Script {
    private static final int EDIT = 30;
    private static final int MOVE = 40;
    private static final int WITHDRAWAL = 45;
    /** Late enough to have been read, early enough to be missed before it is back. */
    private static final int FIRST_WITHDRAWAL = 22;

    private static final int RESTORATION = 75;
    /** Statements that a long article of the corpus is cut into, so that there is more to come. */
    private static final int PARTS = 4;

    private final Path corpus;
    private final double speed;
    private final List<Item> items = new ArrayList<>();

    private Script(Path corpus, double speed) {
        this.corpus = corpus;
        this.speed = speed;
    }

    /**
     * The statements of this corpus.
     *
     * @param speed how many times as fast as usual it is played
     * @throws IOException where one of its files cannot be read
     */
    static List<Item> of(Path corpus, double speed) throws IOException {
        Script script = new Script(corpus, speed);
        ExtractedText summit = script.read("dushanbe-summit-article.txt");
        ExtractedText note = script.read("un-conference-note.ru.txt");
        ExtractedText article = script.read("un-cooperation-article.txt");
        ExtractedText communique = script.read("samarkand-communique.txt");
        ExtractedText briefing = script.read("ct-briefing.txt");
        Fate edited = Fate.edited(script.after(EDIT));
        Fate moved = Fate.moved(script.after(MOVE));
        Fate withdrawn = Fate.withdrawn(script.after(WITHDRAWAL));
        Fate restored = Fate.restored(script.after(FIRST_WITHDRAWAL), script.after(RESTORATION));
        script.add(Site.MINISTRY, "/en/news/101.html", article, "en", 0, edited);
        script.add(Site.UN_BODY, "/press/briefing", briefing, "en", 0, moved);
        script.add(Site.MINISTRY, "/ru/news/102.html", note, "ru", 6, Fate.NONE);
        script.add(Site.MINISTRY, "/files/communique.pdf", communique, "en", 12, Fate.NONE);
        script.parts(Site.AGENCY, "/release/", summit, 0, 9, List.of(Fate.NONE, withdrawn));
        script.parts(Site.UN_BODY, "/press/note-", communique, 4, 12, List.of(restored));
        return List.copyOf(script.items);
    }

    /** Cuts a text into statements, one after the other; the first ones have these fates. */
    private void parts(Site site, String path, ExtractedText text, int from, int every, List<Fate> fates) {
        List<String> paragraphs = body(text);
        int size = Math.max(1, paragraphs.size() / PARTS);
        for (int i = 0; i < PARTS && i * size < paragraphs.size(); i++) {
            List<String> part = paragraphs.subList(i * size, Math.min(paragraphs.size(), (i + 1) * size));
            String title = text.title() + " (" + (i + 1) + ")";
            Fate fate = i < fates.size() ? fates.get(i) : Fate.NONE;
            items.add(new Item(site, path + (i + 1), title, "en", part, after(from + i * every), fate));
        }
    }

    private void add(Site site, String path, ExtractedText text, String language, int from, Fate fate) {
        items.add(new Item(site, path, text.title(), language, body(text), after(from), fate));
    }

    /** A text file has its title as the first paragraph, a page has it above them. */
    private static List<String> body(ExtractedText text) {
        List<String> paragraphs = text.paragraphs();
        return !paragraphs.isEmpty()
                        && paragraphs.getFirst().strip().equals(text.title().strip())
                ? paragraphs.subList(1, paragraphs.size())
                : paragraphs;
    }

    private Duration after(int seconds) {
        return Duration.ofMillis(Math.round(seconds * 1_000 / speed));
    }

    private ExtractedText read(String file) throws IOException {
        return switch (new Extractor().extract(file, Files.readAllBytes(corpus.resolve(file)))) {
            case Extraction.Extracted extracted -> extracted.text();
            case Extraction.Refused refused ->
                throw new IOException(refused.refusal().toString());
        };
    }
}
