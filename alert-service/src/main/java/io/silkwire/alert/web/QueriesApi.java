package io.silkwire.alert.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.silkwire.alert.problem.Problem;
import io.silkwire.alert.query.Facts;
import io.silkwire.alert.query.Failure;
import io.silkwire.alert.query.Query;
import io.silkwire.alert.query.QueryParser;
import io.silkwire.alert.query.QuerySyntaxException;
import io.silkwire.alert.query.WhyNot;
import io.silkwire.alert.search.IndexedStatement;
import io.silkwire.alert.search.LookupOutcome;
import io.silkwire.alert.search.StatementSearch;
import io.silkwire.alert.source.KnownSources;
import io.silkwire.alert.subscription.OwnedSubscriptions;
import io.silkwire.alert.subscription.SubscriptionAnswers;
import io.silkwire.alert.subscription.SubscriptionQuery;
import io.silkwire.contracts.SourceId;
import io.silkwire.contracts.StatementId;
import io.silkwire.contracts.Subscription;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Queries over HTTP, apart from searching: what is odd about one, and why a statement does not fit it. A statement is read as it
 * stands in the index.
 */
@Controller("/api/v1")
@Produces({MediaType.APPLICATION_JSON, "application/problem+json"})
@ExecuteOn(TaskExecutors.BLOCKING)
final class QueriesApi {
    private final QueryReports reports;
    private final StatementSearch search;
    private final KnownSources sources;
    private final OwnedSubscriptions subscriptions;

    QueriesApi(QueryReports reports, StatementSearch search, KnownSources sources, OwnedSubscriptions subscriptions) {
        this.reports = reports;
        this.search = search;
        this.sources = sources;
        this.subscriptions = subscriptions;
    }

    /** A query too long for an address. */
    record Asked(@Nullable String q, @Nullable String use) {}

    /**
     * Why a statement does not fit.
     *
     * @param fits whether it does all the same
     * @param clause the first that fails; null where all hold
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Reason(boolean fits, @Nullable Clause clause) {}

    /**
     * A clause that fails.
     *
     * @param offset in the text of the query; null for what was not written there, such as a topic that was ticked
     * @param within where it is made of alternatives: why each of the first of them fails
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Clause(
            String clause,
            String reason,
            @Nullable Integer offset,
            @Nullable Integer length,
            List<Clause> within) {
        static Clause of(Failure failure) {
            boolean written = failure.at().length() > 0;
            return new Clause(
                    failure.clause(),
                    failure.words(),
                    written ? failure.at().offset() : null,
                    written ? failure.at().length() : null,
                    failure.within().stream().map(Clause::of).toList());
        }
    }

    @Get("/queries/lint")
    HttpResponse<?> lint(@QueryValue @Nullable String q, @QueryValue @Nullable String use) {
        return linted(q, use);
    }

    @Post("/queries/lint")
    HttpResponse<?> lint(@Body Asked asked) {
        return linted(asked.q(), asked.use());
    }

    private HttpResponse<?> linted(@Nullable String q, @Nullable String name) {
        QueryReports.Use use = QueryReports.Use.of(name);
        if (use == null) {
            return Problem.parameter("use", "a query is for one of two uses", "write search or subscription", null)
                    .response();
        }
        return ApiAnswers.json(reports.report(q == null ? "" : q, use));
    }

    @Get("/queries/why-not/{statementId}")
    HttpResponse<?> whyNot(@PathVariable String statementId, @QueryValue @Nullable String q) {
        try {
            return whyNot(QueryParser.parse(q == null ? "" : q), statementId);
        } catch (QuerySyntaxException e) {
            return Problem.query("q", e).response();
        }
    }

    @Get("/subscriptions/{id}/why-not/{statementId}")
    HttpResponse<?> whyNotOfSubscription(
            HttpRequest<?> request, @PathVariable String id, @PathVariable String statementId) {
        Optional<Subscription> subscription = subscriptions.readable(request, id);
        if (subscription.isEmpty()) {
            return SubscriptionAnswers.unknown(id);
        }
        try {
            return whyNot(SubscriptionQuery.of(subscription.get()), statementId);
        } catch (QuerySyntaxException e) {
            return Problem.query("query", e).response();
        }
    }

    private HttpResponse<?> whyNot(Query query, String id) {
        StatementId statementId = ApiAnswers.statementId(id);
        if (statementId == null) {
            return ApiAnswers.noStatementId();
        }
        return switch (search.find(statementId)) {
            case LookupOutcome.Found found -> ApiAnswers.json(reason(query, facts(found.statement())));
            case LookupOutcome.Unknown unknown -> ApiAnswers.unknown(statementId);
            case LookupOutcome.Unavailable away -> ApiAnswers.unavailable(away.problem(), away.remedy());
        };
    }

    private Facts facts(IndexedStatement statement) {
        String source = statement.sourceId();
        return statement.facts(source != null && sources.isOfficial(new SourceId(source)));
    }

    private static Reason reason(Query query, Facts facts) {
        Optional<Failure> failure = WhyNot.first(query, facts);
        return new Reason(failure.isEmpty(), failure.map(Clause::of).orElse(null));
    }
}
