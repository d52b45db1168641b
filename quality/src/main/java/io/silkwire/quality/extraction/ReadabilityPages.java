package io.silkwire.quality.extraction;

import io.silkwire.quality.Figure;
import io.silkwire.quality.Half;
import io.silkwire.quality.Measurement;
import io.silkwire.quality.Progress;
import io.silkwire.quality.Wanted;
import io.silkwire.quality.page.Page;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/** Precision, recall and F1 of runs of four words on {@code extraction-readability}, mean over the pages. */
final class ReadabilityPages implements Measurement {
    private static final int RUN = 4;

    @Override
    public String area() {
        return "extraction";
    }

    @Override
    public String data() {
        return "extraction-readability";
    }

    @Override
    public List<Wanted> wanted() {
        return List.of(new Wanted("body 4-gram F1, all pages", Half.ALL, 0.93, 0.92));
    }

    @Override
    public List<Figure> measure(Path data, Progress progress) throws IOException {
        List<Path> pages;
        try (Stream<Path> folders = Files.list(data)) {
            pages = folders.filter(Files::isDirectory).sorted().toList();
        }
        List<Figure> figures = new ArrayList<>();
        int done = 0;
        for (TextExtractor system : TextExtractor.all()) {
            Means means = new Means(true);
            for (int i = 0; i < pages.size(); i++) {
                Page page = Page.in(pages.get(i).resolve("source.html"));
                String truth = plain(read(pages.get(i).resolve("expected.html")));
                Score score = Score.of(Tokens.shingles(system.text(page), RUN), Tokens.shingles(truth, RUN));
                means.add("all pages", i, score);
                progress.at(++done, (long) pages.size() * TextExtractor.all().size());
            }
            figures.addAll(means.figures(system.label(), "body 4-gram"));
        }
        return figures;
    }

    private static String read(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }

    /** All text, with a space at each block's edge so that words of two blocks stay two. */
    private static String plain(String html) {
        Document page = Jsoup.parse(html);
        StringBuilder text = new StringBuilder();
        page.body().traverse((node, depth) -> {
            if (node instanceof TextNode words) {
                text.append(words.getWholeText());
            } else if (node instanceof Element element
                    && (element.isBlock() || element.normalName().equals("br"))) {
                text.append('\n');
            }
        });
        return text.toString();
    }
}
