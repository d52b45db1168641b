package io.silkwire.ingest;

import io.silkwire.ingest.crawl.Crawler;
import io.silkwire.ingest.health.SourceReport;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns reports of sources into a page: a table without scripts, in the dress of the web page where that is served from the same
 * address and readable without it.
 */
final class SourcesPage {
    private static final String HEAD = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
              <meta charset="utf-8">
              <meta name="viewport" content="width=device-width, initial-scale=1">
              <meta name="color-scheme" content="light dark">
              <title>Sources · Silkwire</title>
              <link rel="icon" type="image/svg+xml" href="/assets/icon.svg">
              <link rel="stylesheet" href="/assets/silkwire.css">
            </head>
            <body>
            <a class="skip" href="#main">Skip to content</a>
            <header class="top"><div class="wrap"><a class="brand" href="/"><span>Silkwire</span></a>
            <nav aria-label="Main"><ul><li><a href="/">Statements</a></li><li><a href="/alerts">Alerts</a></li>
            <li><a href="/subscriptions">Subscriptions</a></li><li><a href="/sources" aria-current="page">Sources</a></li></ul></nav>
            </div></header>
            <main id="main" class="wrap" tabindex="-1">
            <h1>Sources</h1>
            """;

    private final StringBuilder html = new StringBuilder(HEAD);

    private SourcesPage() {}

    /** The page. */
    static String of(List<SourceReport> reports, Crawler.@Nullable Status status) {
        SourcesPage page = new SourcesPage();
        page.summary(reports, status);
        reports.forEach(page::source);
        return page.html.append("</main>\n</body>\n</html>\n").toString();
    }

    private void summary(List<SourceReport> reports, Crawler.@Nullable Status status) {
        long alarmed =
                reports.stream().filter(report -> !report.alarms().isEmpty()).count();
        html.append("<p class=\"small muted\">")
                .append(reports.size())
                .append(" in force, ")
                .append(alarmed)
                .append(alarmed == 1 ? " with an alarm. " : " with alarms. ");
        html.append(
                status == null
                        ? "Nothing is crawled: no source is active."
                        : status.places() + " places are known here, " + status.inFlight() + " are being fetched.");
        html.append(" The same as JSON: <a href=\"/api/v1/sources\">/api/v1/sources</a></p>\n");
    }

    private void source(SourceReport report) {
        html.append("<section class=\"panel source")
                .append(report.alarms().isEmpty() ? "" : " alarmed")
                .append("\">\n<h2 dir=\"auto\">");
        text(report.name());
        html.append("</h2>\n");
        for (SourceReport.Alarm alarm : report.alarms()) {
            html.append("<p class=\"alarm\" role=\"alert\"><strong>");
            text(alarm.word());
            html.append("</strong> ");
            text(alarm.reason());
            html.append("</p>\n");
        }
        html.append("<dl class=\"facts\">");
        fact("Id", report.id());
        fact("State", report.state());
        fact("Last statement", moment(report.lastItem()));
        fact("Next expected", report.expectedNext() == null ? "too few to tell" : moment(report.expectedNext()));
        if (report.since() != null) {
            fact("Alarm since", moment(report.since()));
        }
        html.append("</dl>\n<ul class=\"places small\">");
        report.places().forEach(this::place);
        html.append("</ul>\n</section>\n");
    }

    private void place(SourceReport.PlaceReport place) {
        html.append("<li>").append(place.kind()).append(" <span dir=\"ltr\">");
        text(place.url());
        html.append("</span><br><span class=\"muted\">");
        text(place.outcome() == null ? "not asked yet" : place.outcome());
        html.append(", ").append(moment(place.fetchedAt()));
        html.append(place.failures() == 0 ? "" : ", failed " + place.failures() + " times in a row");
        html.append(place.due() == null ? ", not asked again" : ", next " + moment(place.due()));
        html.append("</span></li>");
    }

    private void fact(String name, String value) {
        html.append("<dt>").append(name).append("</dt><dd dir=\"auto\">");
        text(value);
        html.append("</dd>");
    }

    private static String moment(@Nullable Instant at) {
        return at == null
                ? "never"
                : at.truncatedTo(ChronoUnit.SECONDS)
                        .toString()
                        .replace('T', ' ')
                        .replace("Z", " UTC");
    }

    /** What publishers wrote. */
    private void text(String value) {
        for (int i = 0; i < value.length(); i++) {
            switch (value.charAt(i)) {
                case '&' -> html.append("&amp;");
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '"' -> html.append("&quot;");
                case '\'' -> html.append("&#39;");
                default -> html.append(value.charAt(i));
            }
        }
    }
}
