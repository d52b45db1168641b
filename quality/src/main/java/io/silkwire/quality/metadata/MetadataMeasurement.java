package io.silkwire.quality.metadata;

import io.silkwire.ingest.extraction.metadata.PageMetadata;
import io.silkwire.ingest.extraction.metadata.PageMetadata.Context;
import io.silkwire.quality.Figure;
import io.silkwire.quality.Measurement;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import net.dankito.readability4j.Article;
import net.dankito.readability4j.Readability4J;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;

/**
 * Measures one set. A title is right when it is the same but for spaces and the shape of quotes and dashes; leniently, when its letters
 * and digits are, in any case. A date is right to the day. Authors are right when their names are the same set. Readability4J
 * finds titles and bylines only; a page on which it fails counts as wrong.
 */
final class MetadataMeasurement implements Measurement {
    /** Reads a set. */
    interface Pages {
        List<LabelledPage> in(Path data) throws IOException;
    }

    private static final String PEER = "Readability4J 1.0.8";
    private static final String OURS = "silkwire";
    /** No page of the sets is younger. */
    private static final Instant FETCHED = Instant.parse("2026-11-01T00:00:00Z");

    private final String folder;
    private final Pages pages;

    MetadataMeasurement(String folder, Pages pages) {
        this.folder = folder;
        this.pages = pages;
    }

    @Override
    public String folder() {
        return folder;
    }

    @Override
    public List<Figure> measure(Path data) throws IOException {
        List<Tally> halves = List.of(new Tally(), new Tally());
        List<Tally> peers = List.of(new Tally(), new Tally());
        int place = 0;
        for (LabelledPage page : pages.in(data)) {
            Document document = Jsoup.parse(new ByteArrayInputStream(page.page().read()), null, address(page));
            halves.get(place % 2).count(page, PageMetadata.of(document, Context.at(url(page), FETCHED)));
            peers.get(place % 2).countPeer(page, document.outerHtml());
            place++;
        }
        List<Figure> figures = new ArrayList<>();
        figures.addAll(figures(OURS, halves, List.of("title", "title, lenient", "date", "authors", "language")));
        figures.addAll(figures(PEER, peers, List.of("title", "title, lenient", "authors")));
        return figures;
    }

    private static List<Figure> figures(String system, List<Tally> halves, List<String> whats) {
        List<Figure> figures = new ArrayList<>();
        for (String what : whats) {
            int even = halves.get(0).of(what);
            int odd = halves.get(1).of(what);
            if (even + odd > 0) {
                int right = halves.get(0).right(what) + halves.get(1).right(what);
                figures.add(new Figure(system, what, (double) right / (even + odd), even + odd));
                figures.add(half(system, what + ", even half", halves.get(0), what));
                figures.add(half(system, what + ", odd half", halves.get(1), what));
            }
        }
        return figures;
    }

    private static Figure half(String system, String label, Tally tally, String what) {
        return new Figure(system, label, tally.right(what) / (double) Math.max(1, tally.of(what)), tally.of(what));
    }

    private static String address(LabelledPage page) {
        return page.url() == null ? "" : page.url();
    }

    private static @Nullable URI url(LabelledPage page) {
        try {
            return page.url() == null ? null : URI.create(page.url().strip());
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** How many were right of how many, by what was asked. */
    private static final class Tally {
        private final List<String> asked = new ArrayList<>();
        private final List<String> right = new ArrayList<>();

        int of(String what) {
            return (int) asked.stream().filter(what::equals).count();
        }

        int right(String what) {
            return (int) right.stream().filter(what::equals).count();
        }

        void count(LabelledPage page, PageMetadata found) {
            titles(page, found.title());
            if (page.date() != null) {
                String date =
                        found.publishedAt() == null ? "" : found.publishedAt().value();
                add("date", date.startsWith(page.date()));
            }
            authors(page, found.authors());
            if (page.language() != null) {
                add("language", page.language().equalsIgnoreCase(found.language()));
            }
        }

        void countPeer(LabelledPage page, String html) {
            Article article = article(page, html);
            String title = article == null ? null : article.getTitle();
            String byline = article == null ? null : article.getByline();
            titles(page, title == null ? "" : title);
            authors(page, byline == null ? List.of() : LabelledPages.authors(byline));
        }

        private static @Nullable Article article(LabelledPage page, String html) {
            try {
                return new Readability4J(address(page), html).parse();
            } catch (RuntimeException e) {
                // It throws on some pages (topCandidate.parent() must not be null): those count as wrong.
                return null;
            }
        }

        private void titles(LabelledPage page, String found) {
            String title = page.title();
            if (title != null) {
                add("title", strict(title).equals(strict(found)));
                add("title, lenient", letters(title).equals(letters(found)));
            }
        }

        private void authors(LabelledPage page, List<String> found) {
            if (!page.authors().isEmpty()) {
                add("authors", letters(page.authors()).equals(letters(found)));
            }
        }

        private void add(String what, boolean isRight) {
            asked.add(what);
            if (isRight) {
                right.add(what);
            }
        }
    }

    private static String strict(String text) {
        return text.replaceAll("[\\s\\p{Z}\\u200B]+", " ")
                .replaceAll("[“”„«»‟]", "\"")
                .replaceAll("[‘’‚`´]", "'")
                .replaceAll("[–—‐‑]", "-")
                .replace("…", "...")
                .strip();
    }

    private static Set<String> letters(List<String> texts) {
        Set<String> letters = new HashSet<>();
        texts.forEach(text -> letters.add(letters(text)));
        return letters;
    }

    private static String letters(String text) {
        StringBuilder letters = new StringBuilder();
        text.toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(letters::appendCodePoint);
        return letters.toString();
    }
}
