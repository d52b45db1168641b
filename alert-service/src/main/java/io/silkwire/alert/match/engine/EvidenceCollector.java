package io.silkwire.alert.match.engine;

import io.silkwire.contracts.Evidence;
import io.silkwire.text.Token;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Turns what made a subscription match into spans of the statement's own text. Not thread-safe; one per statement. */
final class EvidenceCollector {
    /** Most spans of an alert: enough to show why, and a webhook's body stays under the 20 kB that its convention advises. */
    static final int MAX_SPANS = 40;
    /** Most spans of one clause, so that a common word does not push out the rare ones. */
    private static final int MAX_SPANS_PER_CLAUSE = 8;

    private static final Comparator<Evidence> IN_TEXT_ORDER = Comparator.comparing(Evidence::field)
            .thenComparingInt(Evidence::start)
            .thenComparingInt(Evidence::end);

    private final Wording wording;
    private Set<Evidence> spans = new LinkedHashSet<>();

    EvidenceCollector(Wording wording) {
        this.wording = wording;
    }

    /** Starts the evidence of the next subscription. */
    void begin() {
        spans = new LinkedHashSet<>();
    }

    /** Takes spans that somebody else found. */
    void add(List<Evidence> evidence) {
        evidence.stream().limit(MAX_SPANS_PER_CLAUSE).forEach(this::add);
    }

    /** Takes words of the texts. */
    void add(Stream<Placed.Span> words, Asked asked, double weight) {
        words.limit(MAX_SPANS_PER_CLAUSE)
                .map(span -> evidence(span, asked, weight))
                .filter(Objects::nonNull)
                .forEach(this::add);
    }

    List<Evidence> collected() {
        return spans.stream().sorted(IN_TEXT_ORDER).toList();
    }

    private void add(Evidence span) {
        if (spans.size() < MAX_SPANS) {
            spans.add(span);
        }
    }

    /** Null where the stems are not those of this text (an enricher of another version). */
    private @Nullable Evidence evidence(Placed.Span span, Asked asked, double weight) {
        List<Token> words = wording.words(span.field());
        if (span.end() > words.size()) {
            return null;
        }
        int from = words.get(span.first()).start();
        int to = words.get(span.end() - 1).end();
        String text = wording.text(span.field()).substring(from, to);
        return new Evidence(span.field(), from, to, text, asked.text(), asked.rule(), weight);
    }
}
