package io.silkwire.alert.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.silkwire.alert.problem.Problem;
import io.silkwire.alert.search.Facet;
import io.silkwire.alert.search.Filters;
import io.silkwire.alert.search.FoundStatement;
import io.silkwire.alert.search.SearchOutcome;
import io.silkwire.alert.search.SearchRequest;
import io.silkwire.alert.search.StatementSearch;
import io.silkwire.contracts.StoryId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Stories for programs: the statements that say the same. */
@Controller("/api/v1/stories")
@Produces({MediaType.APPLICATION_JSON, "application/problem+json"})
@ExecuteOn(TaskExecutors.BLOCKING)
final class StoriesApi {
    private static final int MOST = 100;

    private final StatementSearch search;

    StoriesApi(StatementSearch search) {
        this.search = search;
    }

    /**
     * A story with its members, oldest first.
     *
     * @param total how many statements it has; the first {@value #MOST} are listed, all of them by {@code
     *     /api/v1/statements?story=}
     * @param first date of publication of its oldest statement, as told
     * @param last date of publication of the latest one listed
     * @param sources that carried it
     * @param languages it was told in
     */
    record Story(
            String id,
            long total,
            @Nullable String first,
            @Nullable String last,
            List<StatementsAnswer.Count> sources,
            List<StatementsAnswer.Count> languages,
            List<StatementsAnswer.Item> items) {}

    /** A story with its statements, oldest first. */
    @Get("/{id}")
    HttpResponse<?> one(HttpRequest<?> request, @PathVariable String id) {
        StoryId story;
        try {
            story = new StoryId(id);
        } catch (IllegalArgumentException e) {
            return Problem.parameter(
                            "id",
                            "this is not the id of a story",
                            "take it from a statement: it has 32 characters of 0-9 and a-f",
                            null)
                    .response();
        }
        SearchOutcome outcome = search.search(new SearchRequest(
                "",
                new Filters(Map.of(Facet.STORY, List.of(story.value())), null, null),
                SearchRequest.Sort.OLDEST,
                0,
                MOST,
                EnumSet.of(Facet.SOURCE, Facet.LANG),
                null));
        if (!(outcome instanceof SearchOutcome.Found found)) {
            return ApiAnswers.problem(outcome);
        }
        return found.total() == 0
                ? ApiAnswers.notFound("the index has no story " + story
                        + "; a story can merge with another: ask the statement that told you its id")
                : ApiAnswers.json(story(story, found));
    }

    private static Story story(StoryId id, SearchOutcome.Found found) {
        List<String> dates = found.items().stream()
                .map(FoundStatement::statement)
                .map(statement -> statement.publishedAt())
                .filter(Objects::nonNull)
                .map(Object::toString)
                .toList();
        return new Story(
                id.value(),
                found.total(),
                dates.isEmpty() ? null : dates.getFirst(),
                dates.isEmpty() ? null : dates.getLast(),
                counts(found, Facet.SOURCE),
                counts(found, Facet.LANG),
                found.items().stream().map(StatementsAnswer.Item::of).toList());
    }

    private static List<StatementsAnswer.Count> counts(SearchOutcome.Found found, Facet facet) {
        return found.counts(facet).stream().map(StatementsAnswer.Count::of).toList();
    }
}
