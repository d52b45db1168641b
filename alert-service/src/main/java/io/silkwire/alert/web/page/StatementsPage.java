package io.silkwire.alert.web.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The list of statements.
 *
 * @param heading in words, with the number of statements
 * @param rows in the asked order
 * @param topics to choose from, the chosen ones first
 * @param languages to choose from
 * @param hidden what is chosen besides the query, for the search form to carry on
 * @param problem what is wrong with the query, or null
 * @param empty what to do where there are no rows
 * @param subscribeHref adds a subscription for this search, or null where nothing is asked for
 * @param clearHref to the whole list, or null where that is shown
 * @param sortHref the other order, or null where there is no query to fit
 * @param sortLabel the other order, in words
 * @param asOf when the index last took a statement, or null where unknown
 */
public record StatementsPage(
        Frame frame,
        String heading,
        List<Row> rows,
        List<Chip> topics,
        List<Chip> languages,
        List<Hidden> hidden,
        @Nullable QueryProblem problem,
        Empty empty,
        @Nullable String subscribeHref,
        @Nullable String clearHref,
        @Nullable String sortHref,
        String sortLabel,
        Pager pager,
        @Nullable Moment asOf) {

    /**
     * One statement of the list.
     *
     * @param language BCP 47 tag for the browser, or null where unknown
     * @param languageName in words
     * @param from publisher or source
     */
    public record Row(
            String href,
            List<TextRun> title,
            List<TextRun> excerpt,
            @Nullable String language,
            @Nullable String languageBadge,
            @Nullable String languageName,
            @Nullable String from,
            @Nullable String kind,
            @Nullable String revision,
            boolean withdrawn,
            Moment published,
            List<Chip> topics) {}

    /**
     * A date in words and for machines.
     *
     * @param machine for {@code datetime}, or null where there is no date
     */
    public record Moment(String words, @Nullable String machine) {}

    /** A field of the search form that is not shown. */
    public record Hidden(String name, String value) {}

    /**
     * What an empty list says.
     *
     * @param command to type, or null
     */
    public record Empty(
            String title, String advice, @Nullable String command) {}

    /**
     * The way to the neighbouring pages.
     *
     * @param words which part is shown
     */
    public record Pager(
            String words,
            @Nullable String previousHref,
            @Nullable String nextHref) {}
}
