package io.silkwire.alert.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.silkwire.alert.web.page.Frame;
import io.silkwire.alert.web.page.QueriesPage;
import io.silkwire.alert.web.page.QueryNotes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The page of the query language, and the notes about a query that is being typed. */
@Controller("/queries")
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
final class QueryPages {
    private final QueryReports reports;
    private final Pages pages;

    QueryPages(QueryReports reports, Pages pages) {
        this.reports = reports;
        this.pages = pages;
    }

    /** The query language with an example of everything. */
    @Get
    HttpResponse<byte[]> language() {
        return pages.queries(new QueriesPage(new Frame("Query language", Frame.Section.NONE, ""), QueryHelp.SECTIONS));
    }

    /**
     * What is to be said about a query, as a fragment; nothing about a sound one. Of a subscription, what is ticked beside it belongs
     * to it: alone it may ask for nothing.
     */
    @Get("/lint")
    HttpResponse<byte[]> lint(
            HttpRequest<?> request, @QueryValue @Nullable String q, @QueryValue @Nullable String use) {
        QueryReports.Use known = QueryReports.Use.of(use);
        String text = q == null ? "" : q;
        QueryReport report = known == QueryReports.Use.SUBSCRIPTION
                ? reports.ofSubscription(
                        text,
                        request.getParameters().getAll("topic"),
                        request.getParameters().getAll("lang"))
                : reports.report(text, QueryReports.Use.SEARCH);
        return pages.notes(new QueryNotes(notes(text, report)));
    }

    private static List<QueryNotes.Note> notes(String q, QueryReport report) {
        List<QueryNotes.Note> notes = new ArrayList<>();
        QueryReport.Refusal error = report.error();
        if (error != null) {
            notes.add(
                    note(q, true, error.offset(), error.length(), error.problem(), error.remedy(), error.suggestion()));
        }
        report.warnings()
                .forEach(warning -> notes.add(note(
                        q,
                        false,
                        warning.offset(),
                        warning.length(),
                        warning.problem(),
                        warning.remedy(),
                        warning.suggestion())));
        return notes;
    }

    private static QueryNotes.Note note(
            String q,
            boolean error,
            int offset,
            int length,
            String problem,
            String remedy,
            @Nullable String suggestion) {
        boolean isWhole = length == q.length() || (length == 0 && !error);
        String place = offset >= q.length() ? "At the end" : "Character " + (q.codePointCount(0, offset) + 1);
        return new QueryNotes.Note(
                error, isWhole ? null : place, span(q, offset, length), problem, remedy, offset, length, suggestion);
    }

    /** The piece of the query that is meant; short enough for one line. */
    private static @Nullable String span(String q, int offset, int length) {
        int most = 60;
        if (length == 0 || length == q.length() || offset >= q.length()) {
            return null;
        }
        String span = q.substring(offset, Math.min(q.length(), offset + length));
        return span.length() <= most ? span : span.substring(0, most) + "…";
    }
}
