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
 * @param revision what made this revision, or null where it is the first
 * @param attachments documents that it links to
 * @param alternates the same in other languages
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
        @Nullable String originalHost,
        @Nullable Revision revision,
        List<Link> attachments,
        List<Link> alternates) {

    /**
     * A topic of the statement.
     *
     * @param score with its threshold, in words
     * @param terms that caused it, in words
     */
    public record Legend(Chip chip, String score, String scoreTitle, String terms) {}

    /**
     * What made the revision that is shown, where it is not the first.
     *
     * @param heading in words
     * @param note what else is known, in words; or null
     * @param css class of the notice
     * @param diff what went and came, in reading order
     */
    public record Revision(String heading, @Nullable String note, String css, List<Line> diff) {}

    /**
     * A sentence that went or came.
     *
     * @param sign {@code −} or {@code +}
     * @param css {@code removed} or {@code added}
     * @param text with the words that differ from the sentence it replaces or is replaced by
     */
    public record Line(String sign, String css, List<TextRun> text) {}

    /** A link out, only http or https. */
    public record Link(String href, String label) {}

    /** A name and a value. */
    public record Fact(String name, String value) {}
}
