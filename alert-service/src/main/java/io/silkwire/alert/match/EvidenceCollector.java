package io.silkwire.alert.match;

import io.silkwire.alert.query.Hit;
import io.silkwire.contracts.EnrichedStatement;
import io.silkwire.contracts.Evidence;
import io.silkwire.text.Token;
import io.silkwire.text.Tokenizer;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns what made a subscription match into spans of the statement's own text. The text is cut into words only when a span of
 * it is asked for, and once for all subscriptions. Not thread-safe; one per statement.
 */
final class EvidenceCollector {
    /** Most spans of an alert: enough to show why, and a webhook's body stays under the 20 kB that its convention advises. */
    static final int MAX_SPANS = 40;
    /** Most spans of one clause, so that a common word does not push out the rare ones. */
    private static final int MAX_SPANS_PER_CLAUSE = 8;

    private static final double WEIGHT = 1.0;
    private static final Comparator<Evidence> IN_TEXT_ORDER = Comparator.comparing(Evidence::field)
            .thenComparingInt(Evidence::start)
            .thenComparingInt(Evidence::end);

    private final EnrichedStatement enriched;
    private final StatementPositions positions;
    private Set<Evidence> spans = new LinkedHashSet<>();
    private @Nullable List<Token> title;
    private @Nullable List<Token> body;

    EvidenceCollector(EnrichedStatement enriched, StatementPositions positions) {
        this.enriched = enriched;
        this.positions = positions;
    }

    /** Starts the evidence of the next subscription. */
    void begin() {
        spans = new LinkedHashSet<>();
    }

    /** Takes spans that somebody else found. */
    void add(List<Evidence> evidence) {
        evidence.stream().limit(MAX_SPANS_PER_CLAUSE).forEach(this::add);
    }

    /** Takes the places where these words stand side by side. */
    void addRun(int[][] words, String asked, String rule) {
        positions
                .runs(words)
                .limit(MAX_SPANS_PER_CLAUSE)
                .mapToObj(start -> span(start, words.length, asked, rule))
                .forEach(this::add);
    }

    /** Takes a place that was found in one of the texts. */
    void addHit(Hit hit, String asked, String rule) {
        int before = hit.field() == Evidence.Field.TITLE ? 0 : positions.bodyStart();
        add(span(before + hit.first(), hit.words(), asked, rule));
    }

    List<Evidence> collected() {
        return spans.stream().sorted(IN_TEXT_ORDER).toList();
    }

    private void add(@Nullable Evidence span) {
        if (span != null && spans.size() < MAX_SPANS) {
            spans.add(span);
        }
    }

    /** The span of so many words, or null where the stems are not those of this text (an enricher of another version). */
    private @Nullable Evidence span(int start, int words, String asked, String rule) {
        boolean inTitle = start < positions.bodyStart();
        String text =
                inTitle ? enriched.statement().title() : enriched.statement().body();
        List<Token> tokens = inTitle ? titleTokens() : bodyTokens();
        int first = inTitle ? start : start - positions.bodyStart();
        if (first + words > tokens.size()) {
            return null;
        }
        int from = tokens.get(first).start();
        int to = tokens.get(first + words - 1).end();
        Evidence.Field field = inTitle ? Evidence.Field.TITLE : Evidence.Field.BODY;
        return new Evidence(field, from, to, text.substring(from, to), asked, rule, WEIGHT);
    }

    private List<Token> titleTokens() {
        List<Token> tokens = title;
        if (tokens == null) {
            tokens = Tokenizer.tokenize(enriched.statement().title());
            title = tokens;
        }
        return tokens;
    }

    private List<Token> bodyTokens() {
        List<Token> tokens = body;
        if (tokens == null) {
            tokens = Tokenizer.tokenize(enriched.statement().body());
            body = tokens;
        }
        return tokens;
    }
}
