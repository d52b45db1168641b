package io.silkwire.alert.web.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The list of statements.
 *
 * @param heading in words, with the number of statements
 * @param rows in the asked order
 * @param facets to narrow the list down by, without those that have nothing to choose
 * @param timeline when the statements were published, or null where none has a date
 * @param span which time of publication is asked for
 * @param hidden what is chosen besides the query, for the search form to carry on
 * @param problem what is wrong with the query, or null
 * @param empty what to do where there are no rows
 * @param subscribeHref adds a subscription for this search, or null where nothing is asked for
 * @param clearHref to the whole list, or null where that is shown
 * @param sorts the orders, one of them chosen; none where there is nothing to put in order
 * @param exports the list as files; none where there is nothing to take away
 * @param asOf when the index last took a statement, or null where unknown
 */
public record StatementsPage(
        Frame frame,
        String heading,
        List<Row> rows,
        List<Facet> facets,
        @Nullable Timeline timeline,
        Span span,
        List<Hidden> hidden,
        @Nullable QueryProblem problem,
        Empty empty,
        @Nullable String subscribeHref,
        @Nullable String clearHref,
        List<Choice> sorts,
        List<Choice> exports,
        Pager pager,
        @Nullable Moment asOf) {

    /**
     * A property to narrow the list down by.
     *
     * @param name in words
     * @param choices the chosen and the most frequent ones
     * @param more the others
     */
    public record Facet(String name, List<Chip> choices, List<Chip> more) {}

    /** A link of which one is where we are. */
    public record Choice(String label, String href, boolean chosen) {}

    /**
     * When statements were published, as bars in a box of 600 by 60.
     *
     * @param words the whole in words, for those who do not see it
     * @param first the beginning in words
     * @param last the end in words
     */
    public record Timeline(String words, String first, String last, List<Bar> bars) {}

    /**
     * One bar, which leads to its statements.
     *
     * @param title what it counts, in words
     */
    public record Bar(double x, double width, double height, String title, String href) {}

    /**
     * Which time of publication is asked for.
     *
     * @param from first day, or empty
     * @param to last day, or empty
     * @param hidden what the form carries on
     * @param clearHref without the span, or null where there is none
     */
    public record Span(
            String from,
            String to,
            List<Hidden> hidden,
            @Nullable String clearHref) {}

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
