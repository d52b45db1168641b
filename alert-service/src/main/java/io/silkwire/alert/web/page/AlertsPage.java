package io.silkwire.alert.web.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The latest alerts.
 *
 * @param subscription whose alerts alone are shown, or null for all
 * @param former whether newer ones stand before these: then no new ones arrive among them
 * @param newest where the newest are, or null where these are they
 * @param older where those before these are, or null where these are the last
 * @param reach how far back the list lacks nothing, in words; null where it lacks nothing
 */
public record AlertsPage(
        Frame frame,
        String heading,
        List<Row> rows,
        @Nullable String subscription,
        boolean former,
        @Nullable String newest,
        @Nullable String older,
        @Nullable String reach) {

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
