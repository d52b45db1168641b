package io.silkwire.alert.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.silkwire.alert.query.Place;
import io.silkwire.alert.query.QuerySyntaxException;
import io.silkwire.alert.query.QueryWarning;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What there is to say about a query before it is used, as JSON.
 *
 * @param valid whether it can be read
 * @param error why not
 * @param warnings what is odd about it, in the order of the text
 * @param meaning the query with every group in parentheses, as it was understood
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record QueryReport(
        boolean valid,
        @Nullable Refusal error,
        List<Warning> warnings,
        @Nullable String meaning) {
    /**
     * Why it cannot be read.
     *
     * @param offset UTF-16 code unit from 0
     * @param length 0 where something is missing
     * @param suggestion to write in place of the span, or null
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Refusal(
            int offset,
            int length,
            String problem,
            String expected,
            String remedy,
            @Nullable String suggestion) {
        static Refusal of(QuerySyntaxException e) {
            return new Refusal(e.position(), e.length(), e.problem(), e.expected(), e.remedy(), e.suggestion());
        }
    }

    /**
     * What is odd.
     *
     * @param suggestion to write in place of the span, or null
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Warning(
            String kind,
            int offset,
            int length,
            String problem,
            String remedy,
            @Nullable String suggestion) {
        static Warning of(QueryWarning warning) {
            Place at = warning.at();
            return new Warning(
                    warning.kind().label(),
                    at.offset(),
                    at.length(),
                    warning.problem(),
                    warning.remedy(),
                    warning.suggestion());
        }
    }
}
