package io.silkwire.alert.web.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The latest alerts.
 *
 * @param subscription whose alerts alone are shown, or null for all
 * @param note which part is shown, or null where it is all
 */
public record AlertsPage(
        Frame frame,
        String heading,
        List<Row> rows,
        @Nullable String subscription,
        @Nullable String note) {

    /**
     * One alert.
     *
     * @param change what happened to the statement, in words; null where it is new
     * @param presses how much, in a word; null where it does not
     * @param because the words of the statement that caused it
     * @param moreBecause how many further words did, in words; or null
     * @param state of its delivery, in words
     * @param stateCss class of the state
     * @param delivery what was tried, in words; or null
     */
    public record Row(
            String id,
            String href,
            String title,
            @Nullable String language,
            String subscriptionName,
            String subscriptionHref,
            @Nullable String from,
            StatementsPage.Moment published,
            StatementsPage.Moment matched,
            @Nullable String change,
            @Nullable String presses,
            List<Chip> topics,
            List<String> because,
            @Nullable String moreBecause,
            String state,
            String stateCss,
            @Nullable String delivery) {}
}
