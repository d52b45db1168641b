package io.silkwire.alert.web.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How much was said of which topic, when.
 *
 * @param data address of the numbers, for the chart
 * @param span in words
 * @param ready whether there is anything to show
 * @param units hours or days, one chosen
 * @param spans how far back, one chosen or none
 * @param measures stories or shares, one chosen
 * @param parts what is counted: all, a country, a language, a source
 * @param hidden what the choice of a part carries on
 * @param rows topics, most stories first
 * @param bursts latest first
 * @param clearHref to all topics, or null where these are shown
 */
public record TrendsPage(
        Frame frame,
        String data,
        String span,
        boolean ready,
        List<StatementsPage.Choice> units,
        List<StatementsPage.Choice> spans,
        List<StatementsPage.Choice> measures,
        List<Part> parts,
        List<StatementsPage.Hidden> hidden,
        List<Row> rows,
        List<Burst> bursts,
        @Nullable String clearHref) {

    /** What can be counted apart. */
    public record Part(String value, String label, boolean chosen) {}

    /**
     * A topic.
     *
     * @param stories in words
     * @param share of all stories, in words; or null where there were none
     * @param peak its busiest hour or day, in words
     * @param line the bars of a small chart in a box of 200 by 24
     * @param statementsHref its statements of this time
     */
    public record Row(
            Chip topic, String stories, @Nullable String share, String peak, List<Bar> line, String statementsHref) {}

    /** A bar of a small chart. */
    public record Bar(double x, double width, double height) {}

    /**
     * More of a topic than usual.
     *
     * @param words how much and since when
     * @param running whether it goes on
     * @param top its statements
     */
    public record Burst(Chip topic, String words, boolean running, List<StatementsPage.Choice> top) {}
}
