package io.silkwire.alert.query;

import io.silkwire.contracts.PublicationDate;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** Writes the tree of a query as the text of a query that means the same, every group in parentheses and every AND written. */
public final class QueryText {
    private static final int DECIMALS = 2;

    private QueryText() {}

    /** The text; empty for {@link Query.All}. */
    public static String of(Query query) {
        return switch (query) {
            case Query.All all -> "";
            case Query.And and -> joined(and.parts(), " AND ");
            case Query.Or or -> joined(or.parts(), " OR ");
            case Query.Not not -> "NOT " + of(not.part());
            case Query.Score score -> "score>=" + number(score.threshold()) + " (" + weighted(score) + ")";
            case Query.Near near -> scope(near.scope()) + "(" + near(near) + ")";
            case Query.Run run -> scope(run.scope()) + bare(run);
            case Query.Topic topic -> "topic:" + topic.id();
            case Query.Country country -> "country:" + country.code();
            case Query.Source source -> "source:" + source.id();
            case Query.Kind kind -> "kind:" + kind.kind();
            case Query.Language language -> "lang:" + language.range().value();
            case Query.Story story -> "story:" + story.id();
            case Query.Changed changed -> "changed:" + changed.wanted();
            case Query.Official official -> "official:" + official.wanted();
            case Query.Published published -> "published:" + dates(published.range());
        };
    }

    private static String joined(List<Query> parts, String operator) {
        return parts.stream().map(QueryText::of).collect(Collectors.joining(operator, "(", ")"));
    }

    private static String weighted(Query.Score score) {
        return score.weighted().stream()
                .map(part -> of(part.part()) + "^" + number(part.weight()))
                .collect(Collectors.joining(" "));
    }

    /** Hundredths as a number without needless zeros. */
    public static String number(int hundredths) {
        BigDecimal number = BigDecimal.valueOf(hundredths, DECIMALS).stripTrailingZeros();
        return number.toPlainString();
    }

    private static String near(Query.Near near) {
        return side(near.left()) + " NEAR/" + near.distance() + " " + side(near.right());
    }

    private static String side(List<Query.Run> runs) {
        return runs.size() == 1
                ? bare(runs.getFirst())
                : runs.stream().map(QueryText::bare).collect(Collectors.joining(" OR ", "(", ")"));
    }

    private static String bare(Query.Run run) {
        return switch (run) {
            case Query.Word word -> word.text();
            case Query.Phrase phrase -> quoted(phrase.text());
            case Query.Prefix prefix -> prefix.text() + "*";
            case Query.Exact exact -> "case:" + quoted(exact.text());
        };
    }

    private static String quoted(String text) {
        return text.indexOf('"') < 0 ? '"' + text + '"' : "«" + text + "»";
    }

    private static String scope(Scope scope) {
        return switch (scope) {
            case ANYWHERE -> "";
            case TITLE -> "in:title ";
            case BODY -> "in:body ";
        };
    }

    private static String dates(DateRange range) {
        Instant from = range.from();
        Instant before = range.before();
        if (from == null) {
            return "<" + PublicationDate.at(before == null ? Instant.MAX : before);
        }
        String start = PublicationDate.at(from).value();
        return before == null ? ">=" + start : start + ".." + PublicationDate.at(before.minusSeconds(1));
    }
}
