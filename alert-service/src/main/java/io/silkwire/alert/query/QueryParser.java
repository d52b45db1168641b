package io.silkwire.alert.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Turns the text of a query into a {@link Query}.
 *
 * <pre>
 * query    = [ either ]                             nothing asks for every statement
 * either   = all { "OR" all }
 * all      = near { [ "AND" ] near }                side by side means AND
 * near     = single [ "NEAR/" n single ]            each side a word, phrase, prefix, case: or ( … OR … ) of these
 * single   = ( "NOT" | "-" ) single | "(" either ")" | scope | score | field | exact | phrase | word | word "*"
 * scope    = ( "in:title" | "in:body" ) single
 * score    = "score>=" number "(" weighted { weighted } ")"
 * weighted = near [ "^" number ]                    without a weight 1
 * exact    = "case:" ( word | phrase )
 * field    = name ":" ( value { "," value } | "(" value { "OR" value } ")" )
 * phrase   = '"' … '"' | “…” | «…» | „…“
 * </pre>
 *
 * <p>Operators are upper case; {@code and} is a word. Words are in any language and match in all their inflected forms. Signs
 * without a letter or digit are passed over, as they are in the text of a statement. Bounded: {@value #MAX_LENGTH} characters,
 * {@value #MAX_CLAUSES} words, phrases and values, a tree {@value #MAX_NESTING} deep; so time, memory and stack are.
 */
public final class QueryParser {
    /** Longest query, in UTF-16 code units. */
    public static final int MAX_LENGTH = 10_000;
    /** Most words, phrases and values of fields in one query. */
    public static final int MAX_CLAUSES = 500;
    /** Deepest nesting of alternatives, conjunctions, negations and scores; Elasticsearch's own bound is 30 with what a word takes. */
    public static final int MAX_NESTING = 20;
    /** Most words between two that are near. */
    public static final int MAX_DISTANCE = 100;
    /** Shorter beginnings are those of too many words. */
    public static final int MIN_PREFIX = 3;

    private final List<Lexeme> lexemes;
    private final int end;
    private int next;
    private int clauses;
    private int nesting;
    private Scope scope = Scope.ANYWHERE;

    private QueryParser(List<Lexeme> lexemes, int end) {
        this.lexemes = lexemes;
        this.end = end;
    }

    /**
     * The tree of this query; {@link Query.All} where the text is blank.
     *
     * @throws QuerySyntaxException where it cannot be read, with place, expectation and remedy
     */
    public static Query parse(String text) throws QuerySyntaxException {
        if (text.length() > MAX_LENGTH) {
            throw new QuerySyntaxException(
                    new Place(MAX_LENGTH, text.length() - MAX_LENGTH),
                    "the query has " + text.length() + " characters, the limit is " + MAX_LENGTH,
                    "at most " + MAX_LENGTH + " characters",
                    "shorten it or split it over several subscriptions");
        }
        if (text.isBlank()) {
            return new Query.All(Place.NOWHERE);
        }
        return new QueryParser(new QueryLexer(text).lexemes(), text.length()).whole();
    }

    private Query whole() throws QuerySyntaxException {
        if (lexemes.isEmpty()) {
            throw new QuerySyntaxException(
                    new Place(0, end), "there is no word in it", "a word", "write at least one word");
        }
        Query query = either();
        Lexeme rest = peek();
        if (rest != null) {
            throw misplaced(rest);
        }
        QueryDepth.refuseDeeper(query, MAX_NESTING);
        return query;
    }

    private static QuerySyntaxException misplaced(Lexeme rest) {
        return switch (rest.kind()) {
            case WEIGHT -> strayWeight(rest);
            case NEAR -> nearChain(rest);
            default ->
                new QuerySyntaxException(
                        rest.at(),
                        "this parenthesis closes nothing",
                        "a word or the end",
                        "remove it, or open one before it");
        };
    }

    private Query either() throws QuerySyntaxException {
        int first = next;
        List<Query> parts = new ArrayList<>();
        parts.add(all());
        while (take(Lexeme.Kind.OR) != null) {
            parts.add(all());
        }
        return Query.anyOf(parts, since(first));
    }

    private Query all() throws QuerySyntaxException {
        int first = next;
        List<Query> parts = new ArrayList<>();
        parts.add(near());
        while (take(Lexeme.Kind.AND) != null || startsSingle(peek())) {
            parts.add(near());
        }
        return Query.allOf(parts, since(first));
    }

    private static boolean startsSingle(@Nullable Lexeme lexeme) {
        return lexeme != null
                && switch (lexeme.kind()) {
                    case NOT, OPEN, PHRASE, FIELD, WORD, PREFIX, SCORE -> true;
                    case AND, OR, CLOSE, NEAR, WEIGHT -> false;
                };
    }

    private Query near() throws QuerySyntaxException {
        int first = next;
        Query left = single();
        Lexeme sign = take(Lexeme.Kind.NEAR);
        if (sign == null) {
            return left;
        }
        int distance = distance(sign);
        List<Query.Run> lefts = runs(left, sign);
        List<Query.Run> rights = runs(single(), sign);
        Lexeme another = peek();
        if (another != null && another.kind() == Lexeme.Kind.NEAR) {
            throw nearChain(another);
        }
        Scope where = lefts.getFirst().scope();
        boolean oneScope = lefts.stream().allMatch(run -> run.scope() == where)
                && rights.stream().allMatch(run -> run.scope() == where);
        if (!oneScope) {
            throw new QuerySyntaxException(
                    since(first),
                    "the two sides of NEAR are looked for in different texts",
                    "one scope for both sides",
                    "write in:title(water NEAR/5 supply)");
        }
        return new Query.Near(lefts, rights, distance, where, since(first));
    }

    private static QuerySyntaxException nearChain(Lexeme sign) {
        return new QuerySyntaxException(
                sign.at(), "a NEAR has two sides only", "AND, OR or the end", "write (a NEAR/5 b) AND (b NEAR/5 c)");
    }

    private static int distance(Lexeme sign) throws QuerySyntaxException {
        String digits = sign.text();
        boolean number =
                !digits.isEmpty() && digits.length() <= 4 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        int distance = number ? Integer.parseInt(digits) : 0;
        if (distance < 1 || distance > MAX_DISTANCE) {
            throw new QuerySyntaxException(
                    sign.at(),
                    "NEAR has no distance",
                    "NEAR/1 to NEAR/" + MAX_DISTANCE,
                    "write how many words apart, like NEAR/5; 1 is side by side. To look for the word write near");
        }
        return distance;
    }

    /** One side of a NEAR. */
    private static List<Query.Run> runs(Query side, Lexeme sign) throws QuerySyntaxException {
        List<Query.Run> runs = new ArrayList<>();
        List<Query> parts = side instanceof Query.Or or ? or.parts() : List.of(side);
        for (Query part : parts) {
            switch (part) {
                case Query.Run run -> runs.add(run);
                case Query.Or or -> runs.addAll(runs(or, sign));
                default ->
                    throw new QuerySyntaxException(
                            part.at(),
                            "this cannot stand beside NEAR/" + sign.text(),
                            "a word, a phrase, terror*, case:\"AI\", or several of these with OR in parentheses",
                            "write (water OR river) NEAR/5 (dam OR dams), and join the rest with AND");
            }
        }
        return runs;
    }

    private Query single() throws QuerySyntaxException {
        Lexeme lexeme = peek();
        if (lexeme == null) {
            throw new QuerySyntaxException(
                    new Place(end, 0), "the query ends where a word is expected", "a word or phrase", endRemedy());
        }
        next++;
        return switch (lexeme.kind()) {
            case NOT -> {
                Query part = nested(lexeme, this::single);
                yield new Query.Not(part, lexeme.at().to(last()));
            }
            case OPEN -> nested(lexeme, () -> parenthesised(lexeme));
            case PHRASE -> clause(lexeme, new Query.Phrase(lexeme.text(), scope, lexeme.at()));
            case FIELD -> field(lexeme);
            case WORD -> clause(lexeme, new Query.Word(lexeme.text(), scope, lexeme.at()));
            case PREFIX -> clause(lexeme, prefix(lexeme));
            case SCORE -> nested(lexeme, () -> score(lexeme));
            case AND, OR ->
                throw new QuerySyntaxException(
                        lexeme.at(),
                        lexeme.kind() + " stands where a word is expected",
                        "a word or phrase",
                        "write a word on each side of it, or in lower case to look for the word itself");
            case NEAR ->
                throw new QuerySyntaxException(
                        lexeme.at(),
                        "NEAR stands where a word is expected",
                        "a word or phrase",
                        "write a word on each side of it: water NEAR/5 supply");
            case WEIGHT -> throw strayWeight(lexeme);
            case CLOSE ->
                throw new QuerySyntaxException(
                        lexeme.at(), closesTooEarly(), "a word or phrase", "write a word before it, or remove it");
        };
    }

    private static QuerySyntaxException strayWeight(Lexeme lexeme) {
        return new QuerySyntaxException(
                lexeme.at(),
                "a weight counts inside a score only",
                "a word, an operator or the end",
                "write score>=3 (water^2 river dam^1.5), or remove it");
    }

    private String endRemedy() {
        return "remove " + lexemes.getLast().kind() + " at the end, or write a word after it";
    }

    private String closesTooEarly() {
        boolean empty = next >= 2 && lexemes.get(next - 2).kind() == Lexeme.Kind.OPEN;
        return empty ? "these parentheses are empty" : "this parenthesis closes where a word is expected";
    }

    private Query parenthesised(Lexeme open) throws QuerySyntaxException {
        if (peek() == null) {
            throw unclosed(open);
        }
        Query inner = either();
        close(open);
        return inner;
    }

    private void close(Lexeme open) throws QuerySyntaxException {
        if (take(Lexeme.Kind.CLOSE) == null) {
            Lexeme found = peek();
            throw found == null ? unclosed(open) : misplaced(found);
        }
    }

    private static QuerySyntaxException unclosed(Lexeme open) {
        return new QuerySyntaxException(
                open.at(), "this parenthesis is never closed", "a closing parenthesis", "write ) where the group ends");
    }

    private Query prefix(Lexeme lexeme) throws QuerySyntaxException {
        String text = lexeme.text();
        Query.Prefix prefix = new Query.Prefix(text, scope, lexeme.at());
        if (prefix.slots().stream()
                .anyMatch(slot ->
                        slot instanceof Slot.Beginning b && b.beginnings().isEmpty())) {
            throw new QuerySyntaxException(
                    lexeme.at(),
                    "the wildcard * ends one word, but '" + text + "' is several",
                    "the beginning of one word",
                    "write counter NEAR/1 terror*");
        }
        if (text.codePoints().filter(Character::isLetterOrDigit).count() < MIN_PREFIX) {
            throw new QuerySyntaxException(
                    lexeme.at(),
                    "this beginning is too short",
                    "at least " + MIN_PREFIX + " letters before *",
                    "write more of the word");
        }
        return prefix;
    }

    private Query score(Lexeme sign) throws QuerySyntaxException {
        int threshold = Weights.threshold(sign);
        Lexeme open = take(Lexeme.Kind.OPEN);
        if (open == null) {
            throw new QuerySyntaxException(
                    new Place(sign.at().end(), 0),
                    "a score has its words in parentheses",
                    "(",
                    "write score>=3 (water^2 river dam^1.5)");
        }
        List<Query.Weighted> parts = new ArrayList<>();
        while (startsSingle(peek())) {
            int first = next;
            Query part = near();
            Lexeme weight = take(Lexeme.Kind.WEIGHT);
            parts.add(new Query.Weighted(part, weight == null ? Weights.ONE : Weights.weight(weight)));
            Weights.refuseMore(parts.size(), since(first));
        }
        Lexeme found = peek();
        if (parts.isEmpty() || (found != null && found.kind() != Lexeme.Kind.CLOSE)) {
            throw Weights.notWeighted(found == null ? open : found);
        }
        close(open);
        return new Query.Score(parts, threshold, sign.at().to(last()));
    }

    private Query field(Lexeme field) throws QuerySyntaxException {
        String name = field.text().substring(0, field.text().length() - 1).toLowerCase(Locale.ROOT);
        return switch (name) {
            case "in", "title", "body" -> scoped(field, name);
            case "case" -> exact(field);
            default -> {
                if (!FieldParser.knows(name)) {
                    throw noField(field, name);
                }
                refuseInScope(field);
                yield values(field, name);
            }
        };
    }

    private static QuerySyntaxException noField(Lexeme field, String name) {
        String meant = FieldNames.meant(name).map(FieldNames::before).orElse(null);
        return new QuerySyntaxException(
                field.at(),
                "there is no field '" + field.text() + "'",
                "one of " + FieldParser.FIELDS,
                (meant == null ? "" : "write " + meant.strip() + " if that is meant; ")
                        + "to look for the text itself put it in quotes",
                meant);
    }

    private void refuseInScope(Lexeme field) throws QuerySyntaxException {
        if (scope != Scope.ANYWHERE) {
            throw new QuerySyntaxException(
                    field.at(),
                    field.text() + " is about the whole statement and cannot stand inside in:title or in:body",
                    "words and phrases",
                    "write it before in:title(…)");
        }
    }

    /** {@code in:title} and what follows; {@code title:} is taken for the same. */
    private Query scoped(Lexeme field, String name) throws QuerySyntaxException {
        String where = name;
        if (name.equals("in")) {
            Lexeme value = peek();
            where = value != null && field.touches(value) ? value.text().toLowerCase(Locale.ROOT) : "";
            if (!where.equals("title") && !where.equals("body")) {
                throw new QuerySyntaxException(
                        value != null && field.touches(value) ? value.at() : field.at(),
                        "words are looked for in the title or in the body",
                        "in:title or in:body",
                        "write in:title(water OR river)");
            }
            next++;
        }
        Scope outer = scope;
        scope = where.equals("title") ? Scope.TITLE : Scope.BODY;
        if (outer != Scope.ANYWHERE && outer != scope) {
            throw new QuerySyntaxException(
                    field.at(),
                    "a word cannot stand in the title and in the body at once",
                    "one scope",
                    "write in:title(…) AND in:body(…)");
        }
        Query inner = nested(field, this::single);
        scope = outer;
        return inner;
    }

    private Query exact(Lexeme field) throws QuerySyntaxException {
        Lexeme value = peek();
        if (value == null || (value.kind() != Lexeme.Kind.PHRASE && value.kind() != Lexeme.Kind.WORD)) {
            throw new QuerySyntaxException(
                    value == null ? new Place(end, 0) : value.at(),
                    "case: takes one word or phrase",
                    "a word or phrase",
                    "write case:\"AI\"; for several write (case:AI OR case:IT)");
        }
        next++;
        return clause(value, new Query.Exact(value.text(), scope, field.at().to(value.at())));
    }

    private Query values(Lexeme field, String name) throws QuerySyntaxException {
        Lexeme value = peek();
        if (value != null && !field.touches(value) && isValue(value)) {
            throw spaced(field, value);
        }
        if (value == null || !field.touches(value)) {
            return FieldParser.clause(name, "", field.at(), field.at());
        }
        next++;
        return switch (value.kind()) {
            case PHRASE ->
                clause(
                        value,
                        FieldParser.clause(
                                name, value.text(), value.at(), field.at().to(value.at())));
            case WORD -> listed(field, name, value);
            case OPEN -> alternatives(field, name, value);
            default -> throw noValue(value);
        };
    }

    private static boolean isValue(Lexeme lexeme) {
        return lexeme.kind() == Lexeme.Kind.WORD || lexeme.kind() == Lexeme.Kind.PHRASE;
    }

    private static QuerySyntaxException spaced(Lexeme field, Lexeme value) {
        String text = value.kind() == Lexeme.Kind.PHRASE ? '"' + value.text() + '"' : value.text();
        String meant = field.text() + text;
        return new QuerySyntaxException(
                field.at().to(value.at()),
                "a space parts " + field.text() + " from what it asks for",
                "the value right behind the colon",
                "write " + meant,
                meant);
    }

    /** {@code country:KZ,UZ}. */
    private Query listed(Lexeme field, String name, Lexeme value) throws QuerySyntaxException {
        List<Query> parts = new ArrayList<>();
        int from = 0;
        while (from <= value.text().length()) {
            int comma = value.text().indexOf(',', from);
            int to = comma < 0 ? value.text().length() : comma;
            Place at = new Place(value.at().offset() + from, to - from);
            Place whole = from == 0 ? field.at().to(at) : at;
            parts.add(clause(value, FieldParser.clause(name, value.text().substring(from, to), at, whole)));
            from = to + 1;
        }
        return Query.anyOf(parts, field.at().to(value.at()));
    }

    /** {@code country:(KZ OR UZ)}. */
    private Query alternatives(Lexeme field, String name, Lexeme open) throws QuerySyntaxException {
        List<Query> parts = new ArrayList<>();
        do {
            Lexeme value = peek();
            if (value == null) {
                throw unclosed(open);
            }
            if (value.kind() != Lexeme.Kind.WORD && value.kind() != Lexeme.Kind.PHRASE) {
                throw noValue(value);
            }
            next++;
            parts.add(clause(value, FieldParser.clause(name, value.text(), value.at(), value.at())));
        } while (take(Lexeme.Kind.OR) != null);
        if (take(Lexeme.Kind.CLOSE) == null) {
            Lexeme found = peek();
            throw found == null ? unclosed(open) : noValue(found);
        }
        return Query.anyOf(parts, field.at().to(last()));
    }

    private static QuerySyntaxException noValue(Lexeme found) {
        return new QuerySyntaxException(
                found.at(),
                "a value is expected here",
                "values with OR between them",
                "write it like country:(KZ OR UZ) or country:KZ,UZ");
    }

    private <T> T nested(Lexeme at, Part<T> part) throws QuerySyntaxException {
        if (++nesting > MAX_NESTING) {
            throw QueryDepth.tooDeep(at.at(), MAX_NESTING);
        }
        T query = part.parse();
        nesting--;
        return query;
    }

    private Query clause(Lexeme at, Query query) throws QuerySyntaxException {
        if (++clauses > MAX_CLAUSES) {
            throw new QuerySyntaxException(
                    at.at(),
                    "it has more than " + MAX_CLAUSES + " words and phrases",
                    "at most " + MAX_CLAUSES,
                    "split it over several subscriptions");
        }
        return query;
    }

    /** From the first of the lexemes taken since then to the last. */
    private Place since(int first) {
        return lexemes.get(first).at().to(last());
    }

    private Place last() {
        return lexemes.get(next - 1).at();
    }

    private @Nullable Lexeme peek() {
        return next < lexemes.size() ? lexemes.get(next) : null;
    }

    private @Nullable Lexeme take(Lexeme.Kind kind) {
        Lexeme lexeme = peek();
        if (lexeme == null || lexeme.kind() != kind) {
            return null;
        }
        next++;
        return lexeme;
    }

    private interface Part<T> {
        T parse() throws QuerySyntaxException;
    }
}
