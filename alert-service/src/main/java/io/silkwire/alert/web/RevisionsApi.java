package io.silkwire.alert.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.silkwire.alert.revision.RevisionLog;
import io.silkwire.alert.revision.RevisionOutcome;
import io.silkwire.contracts.Change;
import io.silkwire.contracts.Statement;
import io.silkwire.contracts.StatementId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The history of a statement for programs. */
@Controller("/api/v1/statements")
@Produces({MediaType.APPLICATION_JSON, "application/problem+json"})
@ExecuteOn(TaskExecutors.BLOCKING)
final class RevisionsApi {
    private final RevisionLog log;

    RevisionsApi(RevisionLog log) {
        this.log = log;
    }

    /**
     * All revisions, first one first.
     *
     * @param complete whether each of them could be read in time
     */
    record Revisions(String id, boolean complete, List<Revision> revisions) {}

    /**
     * One wording.
     *
     * @param change what made it: {@code new}, {@code edited}, {@code moved}, {@code withdrawn}, {@code restored}
     * @param substantive whether a reader would want to know
     * @param fields which parts changed
     * @param diff sentences that went and came, in reading order
     * @param from the address before a move
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Revision(
            int revision,
            String fetchedAt,
            @Nullable String change,
            @Nullable Boolean substantive,
            List<String> fields,
            List<Change.Line> diff,
            @Nullable String from,
            String title,
            String body,
            @Nullable String url,
            @Nullable String publishedAt,
            @Nullable String modifiedAt,
            String contentHash) {
        static Revision of(Statement statement) {
            Change change = statement.change();
            return new Revision(
                    statement.revision(),
                    statement.fetchedAt().toString(),
                    change == null ? null : change.kind().label(),
                    change == null ? null : change.substantive(),
                    change == null ? List.of() : change.fields(),
                    change == null ? List.of() : change.diff(),
                    change == null ? null : change.from(),
                    statement.title(),
                    statement.body(),
                    statement.url(),
                    statement.publishedAt() == null
                            ? null
                            : statement.publishedAt().value(),
                    statement.modifiedAt() == null
                            ? null
                            : statement.modifiedAt().value(),
                    statement.contentHash().value());
        }
    }

    /** Every wording of a statement that was seen, with what went and came. */
    @Get("/{id}/revisions")
    HttpResponse<?> revisions(@PathVariable String id) {
        StatementId statementId = ApiAnswers.statementId(id);
        if (statementId == null) {
            return ApiAnswers.noStatementId();
        }
        return switch (log.of(statementId)) {
            case RevisionOutcome.Unavailable away -> ApiAnswers.unavailable(away.problem(), away.remedy());
            case RevisionOutcome.Found found ->
                found.revisions().isEmpty() && found.complete()
                        ? ApiAnswers.notFound("no revision is known of statement " + statementId)
                        : ApiAnswers.json(new Revisions(
                                id,
                                found.complete(),
                                found.revisions().stream().map(Revision::of).toList()));
        };
    }
}
