package io.silkwire.quality.page;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Objects;
import net.dankito.readability4j.Article;
import net.dankito.readability4j.Readability4J;
import org.jsoup.Jsoup;

/**
 * What Readability4J makes of a page. It takes text, so jsoup tells the charset for it. It throws on some pages
 * ({@code topCandidate.parent() must not be null}): what its user then gets is nothing, and so it is counted.
 *
 * @param text empty where it found none
 * @param title likewise
 * @param byline likewise
 */
public record ReadabilityReading(String text, String title, String byline) {
    /** As figures name it. */
    public static final String NAME = "Readability4J 1.0.8";

    private static final String ADDRESS = "https://page.example/";

    static ReadabilityReading of(byte[] bytes) throws IOException {
        String html =
                Jsoup.parse(new ByteArrayInputStream(bytes), null, ADDRESS).outerHtml();
        try {
            Article article = new Readability4J(ADDRESS, html).parse();
            return new ReadabilityReading(
                    Objects.requireNonNullElse(article.getTextContent(), ""),
                    Objects.requireNonNullElse(article.getTitle(), ""),
                    Objects.requireNonNullElse(article.getByline(), ""));
        } catch (RuntimeException e) {
            return new ReadabilityReading("", "", "");
        }
    }
}
