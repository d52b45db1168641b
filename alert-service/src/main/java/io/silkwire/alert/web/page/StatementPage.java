package io.silkwire.alert.web.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One statement with its evidence.
 *
 * @param paragraphs of the body
 * @param language BCP 47 tag for the browser, or null where unknown
 * @param legend the topics, strongest first
 * @param chosenTopic whose evidence alone stands out, or null for all
 * @param facts about the statement
 * @param original where it was published, only http or https; or null
 */
public record StatementPage(
        Frame frame,
        List<TextRun> title,
        List<List<TextRun>> paragraphs,
        @Nullable String language,
        @Nullable String from,
        StatementsPage.Moment published,
        List<Legend> legend,
        @Nullable String chosenTopic,
        List<Fact> facts,
        @Nullable String original,
        @Nullable String originalHost) {

    /**
     * A topic of the statement.
     *
     * @param score with its threshold, in words
     * @param terms that caused it, in words
     */
    public record Legend(Chip chip, String score, String scoreTitle, String terms) {}

    /** A name and a value. */
    public record Fact(String name, String value) {}
}
