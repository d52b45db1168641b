package io.silkwire.alert.web;

import io.silkwire.alert.export.ExportFormat;
import io.silkwire.alert.search.Facet;
import io.silkwire.alert.search.Filters;
import io.silkwire.alert.search.FoundStatement;
import io.silkwire.alert.search.IndexedStatement;
import io.silkwire.alert.search.MarkedText;
import io.silkwire.alert.search.SearchOutcome;
import io.silkwire.alert.search.SearchRequest;
import io.silkwire.alert.web.page.Chip;
import io.silkwire.alert.web.page.Frame;
import io.silkwire.alert.web.page.QueryProblem;
import io.silkwire.alert.web.page.StatementsPage;
import io.silkwire.alert.web.page.StatementsPage.Choice;
import io.silkwire.alert.web.page.StatementsPage.Empty;
import io.silkwire.alert.web.page.StatementsPage.Hidden;
import io.silkwire.alert.web.page.StatementsPage.Pager;
import io.silkwire.alert.web.page.StatementsPage.Span;
import io.silkwire.alert.web.page.TextRun;
import io.silkwire.contracts.Change;
import io.silkwire.contracts.TopicId;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns what a search found, or why it could not be read, into the list that is shown. */
@Singleton
final class StatementsView {
    private final Chips chips;
    private final FacetsView facets;

    StatementsView(Chips chips, FacetsView facets) {
        this.chips = chips;
        this.facets = facets;
    }

    StatementsPage of(SearchRequest request, SearchOutcome.Found found) {
        String title = request.query().isBlank() ? "Statements" : request.query();
        boolean some = found.total() > 0;
        return new StatementsPage(
                new Frame(title, Frame.Section.STATEMENTS, request.query()),
                heading(request, found.total()),
                found.items().stream().map(item -> row(request, item)).toList(),
                facets.of(request, found),
                TimelineView.of(request, found.timeline()),
                span(request),
                hidden(request),
                null,
                empty(request, found.total()),
                request.isAsking() ? SearchLinks.toSubscribe(request) : null,
                request.isAsking() ? "/" : null,
                found.total() > 1 ? sorts(request) : List.of(),
                some ? exports(request) : List.of(),
                pager(request, found),
                Wording.atOrNull(found.newestIndexedAt()));
    }

    /** The list with what is wrong with its query. */
    StatementsPage of(SearchRequest request, SearchOutcome.Refused refused) {
        QueryProblem problem = QueryProblem.of(
                request.query(),
                refused.reason().position(),
                refused.reason().problem(),
                refused.reason().remedy());
        return new StatementsPage(
                new Frame(request.query(), Frame.Section.STATEMENTS, request.query()),
                "Search",
                List.of(),
                facets.of(request, null),
                null,
                span(request),
                hidden(request),
                problem,
                new Empty("", "", null),
                null,
                "/",
                List.of(),
                List.of(),
                new Pager("", null, null),
                null);
    }

    private static List<Choice> sorts(SearchRequest request) {
        List<Choice> sorts = new ArrayList<>();
        for (SearchRequest.Sort sort : SearchRequest.Sort.values()) {
            // Where nothing is looked for, everything fits alike.
            if (sort != SearchRequest.Sort.RELEVANCE || !request.query().isBlank()) {
                sorts.add(new Choice(words(sort), SearchLinks.to(request.with(sort)), sort == request.sort()));
            }
        }
        return sorts;
    }

    private static String words(SearchRequest.Sort sort) {
        return switch (sort) {
            case NEWEST -> "Newest";
            case OLDEST -> "Oldest";
            case RELEVANCE -> "Best fit";
            case INDEXED -> "Last indexed";
        };
    }

    private static List<Choice> exports(SearchRequest request) {
        return Arrays.stream(ExportFormat.values())
                .map(format -> new Choice(
                        format == ExportFormat.CSL ? "CSL-JSON" : format.name(),
                        SearchLinks.toExport(request, format.label()),
                        false))
                .toList();
    }

    private static Span span(SearchRequest request) {
        Filters filters = request.filters();
        Filters always = filters.during(null, null);
        List<Hidden> carried = new ArrayList<>();
        if (!request.query().isBlank()) {
            carried.add(new Hidden("q", request.query()));
        }
        carried.addAll(hidden(request.with(always)));
        boolean bounded = filters.from() != null || filters.before() != null;
        return new Span(
                filters.from() == null ? "" : day(SearchLinks.date(filters.from())),
                filters.before() == null ? "" : day(SearchLinks.lastDate(filters.before())),
                carried,
                bounded ? SearchLinks.to(request.with(always)) : null);
    }

    /** A field for days takes no time. */
    private static String day(String date) {
        return date.length() < 10 ? "" : date.substring(0, 10);
    }

    private String heading(SearchRequest request, long total) {
        StringBuilder words =
                new StringBuilder(total == 0 ? "No statements" : Wording.count(total, "statement", "statements"));
        if (!request.query().isBlank()) {
            words.append(" for ").append(request.query());
        }
        List<String> topics =
                request.filters().of(Facet.TOPIC).stream().map(chips::name).toList();
        if (!topics.isEmpty()) {
            words.append(" on ").append(Wording.list(topics).replace(" and ", " or "));
        }
        if (!request.filters().of(Facet.STORY).isEmpty()) {
            words.append(" of one story");
        }
        return words.toString();
    }

    private StatementsPage.Row row(SearchRequest request, FoundStatement item) {
        IndexedStatement statement = item.statement();
        String language = statement.language();
        return new StatementsPage.Row(
                "/statements/" + statement.id(),
                runs(item.title(), "(no title)"),
                runs(item.excerpt(), ""),
                language,
                language == null ? null : Wording.languageBadge(language),
                language == null ? null : Wording.language(language),
                statement.publisher() == null ? statement.sourceId() : statement.publisher(),
                statement.kind(),
                revision(statement),
                statement.withdrawn(),
                Wording.published(statement.publishedAt()),
                statement.topics().stream()
                        .map(topic -> rowChip(request, topic))
                        .toList());
    }

    /** {@code edited, revision 2}; a withdrawal has a badge of its own. */
    private static @Nullable String revision(IndexedStatement statement) {
        if (statement.revision() == 1) {
            return null;
        }
        IndexedStatement.IndexedChange change = statement.change();
        String number = "revision " + statement.revision();
        return change == null || statement.withdrawn() || change.kind() == Change.Kind.NEW
                ? number
                : change.kind().label() + ", " + number;
    }

    private Chip rowChip(SearchRequest request, TopicId topic) {
        boolean chosen = request.filters().of(Facet.TOPIC).contains(topic.value());
        return chips.topic(topic.value(), SearchLinks.toTopic(topic), chosen, null);
    }

    private static List<Hidden> hidden(SearchRequest request) {
        return SearchLinks.besidesQuery(request).stream()
                .map(parameter -> new Hidden(parameter.name(), parameter.value()))
                .toList();
    }

    private static Empty empty(SearchRequest request, long total) {
        if (total > 0) {
            return new Empty(
                    "Nothing on this page", "It lies behind the last statement: go back to the first page.", null);
        }
        if (request.isAsking()) {
            return new Empty(
                    "Nothing fits",
                    "Try fewer words, another spelling of a name, or without what narrows the list down.",
                    null);
        }
        return new Empty(
                "No statements yet",
                "Bring in the seed corpus to see how it works; this page shows it a moment later.",
                "./silkwire replay seeds/corpus");
    }

    private static Pager pager(SearchRequest request, SearchOutcome.Found found) {
        int from = request.offset();
        int next = from + request.size();
        boolean more = next < found.total();
        boolean reachable = next <= SearchRequest.MAX_WINDOW - request.size();
        String words = found.items().isEmpty()
                ? ""
                : (from + 1) + "–" + (from + found.items().size()) + " of "
                        + Wording.count(found.total(), "statement", "statements");
        if (more && !reachable) {
            words += "; narrow the search down to get at the others";
        }
        int previous = Math.max(0, from - request.size());
        return new Pager(
                words,
                from > 0 ? SearchLinks.to(request.at(previous)) : null,
                more && reachable ? SearchLinks.to(request.at(next)) : null);
    }

    static List<TextRun> runs(MarkedText marked, String fallback) {
        if (marked.text().isBlank()) {
            return fallback.isEmpty() ? List.of() : List.of(TextRun.plain(fallback));
        }
        List<TextRun> runs = new ArrayList<>();
        int at = 0;
        for (MarkedText.Span span : marked.marks()) {
            if (span.start() > at) {
                runs.add(TextRun.plain(marked.text().substring(at, span.start())));
            }
            runs.add(TextRun.hit(marked.text().substring(span.start(), span.end())));
            at = span.end();
        }
        if (at < marked.text().length()) {
            runs.add(TextRun.plain(marked.text().substring(at)));
        }
        return runs;
    }
}
