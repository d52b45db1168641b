package io.silkwire.ingest.extraction;

import io.silkwire.contracts.PublicationDate;
import io.silkwire.ingest.extraction.body.Block;
import io.silkwire.ingest.extraction.body.Body;
import io.silkwire.ingest.extraction.body.BoundedHtml;
import io.silkwire.ingest.extraction.body.MainText;
import java.net.URI;
import java.net.URISyntaxException;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Turns a page's mark-up into its text, by {@link MainText}, with its title and what the page declares of itself. The headline
 * is the title and not repeated in the text.
 */
final class HtmlPage {
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*");

    private HtmlPage() {}

    /** The text of this page. */
    static ExtractedText read(String html) {
        Document page = BoundedHtml.parse(Normalizer.normalize(html, Normalizer.Form.NFC));
        String title = title(page);
        String language = language(page);
        String canonical = canonicalUrl(page);
        PublicationDate published = date(page, "article:published_time", "datePublished", "dcterms.issued");
        PublicationDate modified = date(page, "article:modified_time", "dateModified", "dcterms.modified");
        List<String> paragraphs = paragraphs(MainText.of(page));
        return new ExtractedText(
                title.isEmpty() ? Headline.of(paragraphs) : title,
                paragraphs,
                List.of(),
                language,
                canonical,
                published,
                modified);
    }

    private static String title(Document page) {
        Element heading = page.select("h1").stream()
                .filter(h1 -> h1.hasText() && h1.closest("nav, footer, aside, [hidden]") == null)
                .findFirst()
                .orElse(null);
        if (heading != null) {
            return Spacing.tidy(heading.text());
        }
        String shared = page.select("meta[property=og:title]").attr("content");
        return Spacing.tidy(shared.isBlank() ? page.title() : shared);
    }

    private static @Nullable String language(Document page) {
        Element root = page.selectFirst("html");
        String declared = root == null ? "" : root.attr("lang").strip();
        if (declared.isEmpty() && root != null) {
            declared = root.attr("xml:lang").strip();
        }
        return LANGUAGE.matcher(declared).matches()
                ? Locale.forLanguageTag(declared).toLanguageTag()
                : null;
    }

    private static @Nullable String canonicalUrl(Document page) {
        String href = page.select("link[rel=canonical]").attr("href").strip();
        try {
            URI url = new URI(href);
            boolean web = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
            return web && url.getHost() != null ? url.normalize().toString() : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }

    /** The first of these properties that holds a date in ISO 8601; a date without time stays one, a time needs an offset. */
    private static @Nullable PublicationDate date(Document page, String... properties) {
        for (String property : properties) {
            String value = page
                    .select("meta[property=" + property + "], meta[itemprop=" + property + "], meta[name=" + property
                            + "], time[itemprop=" + property + "]")
                    .stream()
                    .map(found -> found.hasAttr("content") ? found.attr("content") : found.attr("datetime"))
                    .findFirst()
                    .orElse("");
            PublicationDate date = dateOrNull(value.strip());
            if (date != null) {
                return date;
            }
        }
        return null;
    }

    private static @Nullable PublicationDate dateOrNull(String value) {
        try {
            // "+0500" is what many sites write; ISO 8601's extended form wants the colon.
            return new PublicationDate(value.replaceFirst("([+-]\\d\\d)(\\d\\d)$", "$1:$2"));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static List<String> paragraphs(Body body) {
        return body.blocks().stream()
                .map(block -> block.kind() == Block.Kind.PREFORMATTED ? block.text() : Spacing.tidy(block.text()))
                .filter(text -> !text.isEmpty())
                .toList();
    }
}
