package io.silkwire.standalone.pressoffice;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** The documents of the sites as text: statements with the chrome around them, feeds, listings and sitemaps. */
final class Pages {
    static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private Pages() {}

    /** An entry of a feed or listing. */
    record Entry(String url, Item item, Instant published, Instant changed) {}

    /**
     * A statement's page.
     *
     * @param charset the name that the page itself declares
     * @param views a counter that is another at each request
     */
    static String statement(Entry entry, List<String> paragraphs, String charset, Instant now, long views) {
        Item item = entry.item();
        boolean russian = item.language().equals("ru");
        StringBuilder html =
                new StringBuilder("<!DOCTYPE html>\n<html lang=\"" + item.language() + "\"><head><meta charset=\""
                        + charset + "\"><title>" + escaped(item.title()) + "</title>\n<link rel=\"canonical\" href=\""
                        + entry.url()
                        + "\">\n<meta property=\"article:published_time\" content=\"" + entry.published() + "\">\n");
        if (item.site() == Item.Site.UN_BODY) {
            html.append(jsonLd(entry));
        }
        html.append("</head><body>\n<header><nav><ul><li><a href=\"/\">Home</a></li><li><a href=\"/news\">News</a></li>"
                + "<li><a href=\"/contacts\">Contacts</a></li></ul></nav><div class=\"clock\">");
        html.append(russian ? "Сегодня: " : "Today is ").append(DAY.format(now)).append("</div></header>\n");
        html.append("<main><article><h1>")
                .append(escaped(item.title()))
                .append("</h1>\n<p class=\"date\"><time datetime=\"");
        html.append(entry.published())
                .append("\">")
                .append(DAY.format(entry.published()))
                .append("</time></p>\n");
        paragraphs.forEach(
                paragraph -> html.append("<p>").append(escaped(paragraph)).append("</p>\n"));
        html.append("<div class=\"meta\">")
                .append(russian ? "Просмотров: " : "Views: ")
                .append(views)
                .append("</div>\n");
        html.append(
                "<div class=\"share\"><a href=\"#\">Facebook</a> <a href=\"#\">Telegram</a></div></article></main>\n");
        html.append("<aside class=\"ad\">Advertisement: offer no. ")
                .append(views % 7)
                .append("</aside>\n");
        html.append("<aside class=\"related\"><h3>")
                .append(russian ? "Читайте также" : "Related news")
                .append("</h3><ul><li>");
        html.append("<a href=\"/news\">Item ").append(views % 5).append("</a></li></ul></aside>\n");
        return html.append("<footer>© Press office of the demonstration</footer></body></html>\n")
                .toString();
    }

    private static String jsonLd(Entry entry) {
        return "<script type=\"application/ld+json\">{\"@context\":\"https://schema.org\",\"@type\":\"NewsArticle\",\"headline\":\""
                + entry.item()
                        .title()
                        .replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("<", "\\u003c")
                + "\",\"datePublished\":\"" + entry.published() + "\",\"dateModified\":\"" + entry.changed()
                + "\",\"inLanguage\":\"" + entry.item().language() + "\",\"url\":\"" + entry.url() + "\"}</script>\n";
    }

    static String rss(String title, String site, List<Entry> entries) {
        StringBuilder xml =
                new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\"><channel><title>"
                        + title + "</title><link>" + site + "/</link><description>" + title + "</description>\n");
        for (Entry entry : entries) {
            xml.append("<item><title>")
                    .append(escaped(entry.item().title()))
                    .append("</title><link>")
                    .append(entry.url());
            xml.append("</link><guid>").append(entry.url()).append("</guid><pubDate>");
            xml.append(HTTP_DATE.format(entry.published())).append("</pubDate></item>\n");
        }
        return xml.append("</channel></rss>\n").toString();
    }

    static String atom(String title, String site, Instant updated, List<Entry> entries) {
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                + "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>" + title + "</title><id>" + site
                + "/</id><updated>"
                + updated + "</updated>\n");
        for (Entry entry : entries) {
            // An id that stays where the address changes (RFC 4151).
            xml.append("<entry><title>")
                    .append(escaped(entry.item().title()))
                    .append("</title><id>tag:un-body.example,2026:")
                    .append(entry.item().path());
            xml.append("</id><link href=\"")
                    .append(entry.url())
                    .append("\"/><published>")
                    .append(entry.published());
            xml.append("</published><updated>").append(entry.changed()).append("</updated></entry>\n");
        }
        return xml.append("</feed>\n").toString();
    }

    static String sitemap(List<Entry> entries) {
        StringBuilder xml = new StringBuilder(
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
        for (Entry entry : entries) {
            xml.append("<url><loc>")
                    .append(entry.url())
                    .append("</loc><lastmod>")
                    .append(entry.changed());
            xml.append("</lastmod></url>\n");
        }
        return xml.append("</urlset>\n").toString();
    }

    /** A page of a listing, with the next one linked. */
    static String listing(List<Entry> entries, int page, int perPage) {
        int from = Math.min(entries.size(), (page - 1) * perPage);
        int to = Math.min(entries.size(), from + perPage);
        StringBuilder html =
                new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>News</title>"
                        + "</head><body><nav><a href=\"/\">Home</a> <a href=\"/internal/drafts\">Staff</a></nav>"
                        + "<h1>News</h1><ul class=\"news\">\n");
        for (Entry entry : entries.subList(from, to)) {
            html.append("<li class=\"item\"><span class=\"date\">").append(DAY.format(entry.published()));
            html.append("</span> <a href=\"")
                    .append(entry.url())
                    .append("\">")
                    .append(escaped(entry.item().title()));
            html.append("</a></li>\n");
        }
        html.append("</ul>");
        if (to < entries.size()) {
            html.append("<a class=\"next\" rel=\"next\" href=\"/news?page=")
                    .append(page + 1)
                    .append("\">Next</a>");
        }
        return html.append("</body></html>\n").toString();
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
