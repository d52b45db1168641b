package io.silkwire.alert.web;

import io.silkwire.alert.search.FoundStatement;
import io.silkwire.alert.search.IndexedStatement;
import io.silkwire.alert.search.MarkedText;
import io.silkwire.alert.search.SearchOutcome;
import io.silkwire.alert.search.SearchRequest;
import io.silkwire.alert.web.page.Chip;
import io.silkwire.alert.web.page.Frame;
import io.silkwire.alert.web.page.QueryProblem;
import io.silkwire.alert.web.page.StatementsPage;
import io.silkwire.alert.web.page.StatementsPage.Empty;
import io.silkwire.alert.web.page.StatementsPage.Hidden;
import io.silkwire.alert.web.page.StatementsPage.Pager;
import io.silkwire.alert.web.page.TextRun;
import io.silkwire.contracts.Change;
import io.silkwire.contracts.TopicId;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns what a search found, or why it could not be read, into the list that is shown. */
@Singleton
final class StatementsView {
    private final Chips chips;

    StatementsView(Chips chips) {
        this.chips = chips;
    }

    StatementsPage of(SearchRequest request, SearchOutcome.Found found) {
        return page(
                request,
                heading(request, found.total()),
                found.items().stream().map(item -> row(request, item)).toList(),
                topics(request, found.topics()),
                languages(request, found.languages()),
                null,
                empty(request, found.total()),
                pager(request, found),
                found.newestIndexedAt());
    }

    StatementsPage of(SearchRequest request, SearchOutcome.Refused refused) {
        QueryProblem problem = QueryProblem.of(
                request.query(),
                refused.reason().position(),
                refused.reason().problem(),
                refused.reason().remedy());
        return page(
                request,
                "Search",
                List.of(),
                topics(request, List.of()),
                languages(request, List.of()),
                problem,
                new Empty("", "", null),
                new Pager("", null, null),
                null);
    }

    private static StatementsPage page(
            SearchRequest request,
            String heading,
            List<StatementsPage.Row> rows,
            List<Chip> topics,
            List<Chip> languages,
            @Nullable QueryProblem problem,
            Empty empty,
            Pager pager,
            @Nullable Instant newest) {
        String title = request.query().isBlank() ? "Statements" : request.query();
        boolean newestFirst = request.sort() == SearchRequest.Sort.NEWEST;
        SearchRequest.Sort other = newestFirst ? SearchRequest.Sort.RELEVANCE : SearchRequest.Sort.NEWEST;
        boolean asks = asksForSomething(request);
        boolean sortable = !request.query().isBlank() && rows.size() > 1;
        return new StatementsPage(
                new Frame(title, Frame.Section.STATEMENTS, request.query()),
                heading,
                rows,
                topics,
                languages,
                hidden(request),
                problem,
                empty,
                asks && problem == null ? SearchLinks.toSubscribe(request) : null,
                asks ? "/" : null,
                sortable ? SearchLinks.to(SearchLinks.withSort(request, other)) : null,
                newestFirst ? "Best fit first" : "Newest first",
                pager,
                Wording.atOrNull(newest));
    }

    private static boolean asksForSomething(SearchRequest request) {
        return !request.query().isBlank()
                || !request.topics().isEmpty()
                || !request.languages().isEmpty();
    }

    private String heading(SearchRequest request, long total) {
        StringBuilder words =
                new StringBuilder(total == 0 ? "No statements" : Wording.count(total, "statement", "statements"));
        if (!request.query().isBlank()) {
            words.append(" for ").append(request.query());
        }
        if (!request.topics().isEmpty()) {
            List<String> names = request.topics().stream()
                    .map(topic -> chips.name(topic.value()))
                    .toList();
            words.append(" on ").append(Wording.list(names).replace(" and ", " or "));
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
        boolean chosen = request.topics().contains(topic);
        return chips.topic(topic.value(), SearchLinks.toTopic(topic), chosen, null);
    }

    private List<Chip> topics(SearchRequest request, List<SearchOutcome.Count> counts) {
        List<Chip> shown = new ArrayList<>();
        Set<String> seen = new LinkedHashSet<>();
        for (SearchOutcome.Count count : counts) {
            seen.add(count.value());
            shown.add(topicChoice(request, count.value(), Long.toString(count.statements())));
        }
        request.topics().stream()
                .map(TopicId::value)
                .filter(topic -> !seen.contains(topic))
                .forEach(topic -> shown.add(topicChoice(request, topic, "0")));
        return shown;
    }

    private Chip topicChoice(SearchRequest request, String topic, String count) {
        TopicId id = new TopicId(topic);
        String href = SearchLinks.to(SearchLinks.withTopic(request, id));
        return chips.topic(topic, href, request.topics().contains(id), count);
    }

    private List<Chip> languages(SearchRequest request, List<SearchOutcome.Count> counts) {
        List<Chip> shown = new ArrayList<>();
        Set<String> seen = new LinkedHashSet<>();
        for (SearchOutcome.Count count : counts) {
            seen.add(count.value());
            shown.add(languageChoice(request, count.value(), Long.toString(count.statements())));
        }
        request.languages().stream()
                .filter(language -> !seen.contains(language))
                .forEach(language -> shown.add(languageChoice(request, language, null)));
        return shown;
    }

    private Chip languageChoice(SearchRequest request, String tag, @Nullable String count) {
        String href = SearchLinks.to(SearchLinks.withLanguage(request, tag));
        return chips.language(tag, href, request.languages().contains(tag), count);
    }

    private static List<Hidden> hidden(SearchRequest request) {
        List<Hidden> hidden = new ArrayList<>();
        request.topics().forEach(topic -> hidden.add(new Hidden("topic", topic.value())));
        request.languages().forEach(language -> hidden.add(new Hidden("lang", language)));
        if (request.sort() != SearchRequest.Sort.NEWEST) {
            hidden.add(new Hidden("sort", request.sort().label()));
        }
        return hidden;
    }

    private static Empty empty(SearchRequest request, long total) {
        if (total > 0) {
            return new Empty(
                    "Nothing on this page", "It lies behind the last statement: go back to the first page.", null);
        }
        if (asksForSomething(request)) {
            return new Empty(
                    "Nothing fits",
                    "Try fewer words, another spelling of a name, or without a topic or language.",
                    null);
        }
        return new Empty(
                "No statements yet",
                "Bring in the seed corpus to see how it works; this page shows it a moment later.",
                "./silkwire replay seeds/corpus");
    }

    private static Pager pager(SearchRequest request, SearchOutcome.Found found) {
        int from = request.from();
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
                from > 0 ? SearchLinks.to(SearchLinks.startingAt(request, previous)) : null,
                more && reachable ? SearchLinks.to(SearchLinks.startingAt(request, next)) : null);
    }

    private static List<TextRun> runs(MarkedText marked, String fallback) {
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
