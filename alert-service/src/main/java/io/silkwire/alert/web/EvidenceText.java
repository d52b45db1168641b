package io.silkwire.alert.web;

import io.silkwire.alert.search.IndexedStatement.IndexedTag;
import io.silkwire.alert.web.page.TextRun;
import io.silkwire.contracts.Evidence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a title or body into runs, so that each span of evidence stands out and tells which topics, rules and terms it serves.
 * Spans of several topics may overlap: a run then belongs to all of them. A span that does not fit the text is passed over.
 */
final class EvidenceText {
    private static final Pattern BLANK_LINES = Pattern.compile("\\R(?:[ \\t\\xA0]*\\R)+");
    private static final Pattern LINES = Pattern.compile("\\R");

    private final String text;
    private final List<Span> spans;
    private final @Nullable String chosenTopic;
    private final UnaryOperator<String> topicName;

    /**
     * The evidence in one text of a statement.
     *
     * @param chosenTopic whose evidence is to stand out alone, or null
     */
    EvidenceText(
            Evidence.Field field,
            String text,
            List<IndexedTag> tags,
            @Nullable String chosenTopic,
            UnaryOperator<String> topicName) {
        this.text = text;
        this.spans = spans(field, text, tags);
        this.chosenTopic = chosenTopic;
        this.topicName = topicName;
    }

    /** The whole text. */
    List<TextRun> runs() {
        return runs(0, text.length());
    }

    /** The text by paragraphs: parted by blank lines, or by lines where it has none of these. */
    List<List<TextRun>> paragraphs() {
        Matcher gap = (BLANK_LINES.matcher(text).find() ? BLANK_LINES : LINES).matcher(text);
        List<List<TextRun>> paragraphs = new ArrayList<>();
        int at = 0;
        while (gap.find()) {
            addParagraph(at, gap.start(), paragraphs);
            at = gap.end();
        }
        addParagraph(at, text.length(), paragraphs);
        return paragraphs;
    }

    private void addParagraph(int start, int end, List<List<TextRun>> paragraphs) {
        if (!text.substring(start, end).isBlank()) {
            paragraphs.add(runs(start, end));
        }
    }

    private List<TextRun> runs(int start, int end) {
        List<Span> here = spans.stream()
                .filter(span -> span.evidence.start() < end && span.evidence.end() > start)
                .toList();
        TreeSet<Integer> cuts = new TreeSet<>(List.of(start, end));
        here.forEach(span -> {
            cuts.add(Math.max(start, span.evidence.start()));
            cuts.add(Math.min(end, span.evidence.end()));
        });
        List<TextRun> runs = new ArrayList<>();
        List<Span> open = new ArrayList<>();
        int nextSpan = 0;
        int from = start;
        for (int to : cuts.tailSet(start, false)) {
            int at = from;
            open.removeIf(span -> span.evidence.end() <= at);
            while (nextSpan < here.size() && here.get(nextSpan).evidence.start() <= at) {
                open.add(here.get(nextSpan++));
            }
            runs.add(run(text.substring(from, to), open));
            from = to;
        }
        return runs;
    }

    private TextRun run(String piece, List<Span> open) {
        if (open.isEmpty()) {
            return TextRun.plain(piece);
        }
        Set<String> topics = new LinkedHashSet<>();
        Set<String> reasons = new LinkedHashSet<>();
        for (Span span : open) {
            topics.add(span.topic);
            reasons.add(topicName.apply(span.topic) + ": term “" + span.evidence.term() + "”, rule "
                    + span.evidence.rule());
        }
        boolean isChosen = chosenTopic != null && topics.contains(chosenTopic);
        String colour = Objects.requireNonNull(
                isChosen ? chosenTopic : topics.iterator().next());
        return new TextRun(
                piece,
                true,
                Chips.css(colour) + (isChosen ? " is-on" : ""),
                String.join(" ", topics),
                String.join("\n", reasons));
    }

    private static List<Span> spans(Evidence.Field field, String text, List<IndexedTag> tags) {
        List<Span> spans = new ArrayList<>();
        for (IndexedTag tag : tags) {
            for (Evidence evidence : tag.evidence()) {
                if (evidence.field() == field && text.startsWith(evidence.text(), evidence.start())) {
                    spans.add(new Span(tag.topic().value(), evidence));
                }
            }
        }
        // Stable: of spans that start together the stronger topic's stays first and gives the colour.
        spans.sort(Comparator.comparingInt(span -> span.evidence.start()));
        return spans;
    }

    private record Span(String topic, Evidence evidence) {}
}
