package io.silkwire.alert.query;

import io.silkwire.text.Normalizer;
import io.silkwire.text.StopWords;
import io.silkwire.text.Token;
import io.silkwire.text.Tokenizer;
import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Turns a query into warnings about what is probably not meant: it never matches, or always, a word has letters of two scripts, a
 * topic does not exist. A pure function, fast enough for every key stroke. What cannot be read at all is an error of {@link
 * QueryParser}.
 */
public final class QueryLint {
    /** English and Russian, Kazakh, Ukrainian words for the operators, lower case. */
    private static final List<String> OR_WORDS = List.of("or", "или", "немесе", "або", "yoki", "ёки");

    private static final List<String> AND_WORDS = List.of("and");
    private static final List<String> NOT_WORDS = List.of("not");
    /** In lower case these are words of every text; in capitals somebody means to join words. */
    private static final Map<String, String> CAPITALS = Map.of(
            "И", "AND", "ЖӘНЕ", "AND", "ЖАНА", "AND", "VA", "AND", "ВА", "AND", "ТА", "AND", "НЕ", "NOT", "ЕМЕС",
            "NOT");
    /** A name, a colon of any width and what follows. */
    private static final Pattern FIELD = Pattern.compile("(\\p{L}+)[:\uff1a](.*)", Pattern.DOTALL);

    private static final int MOST = 20;

    private final KnownValues known;
    private final Implication implication = new Implication();
    private final List<QueryWarning> warnings = new ArrayList<>();

    private QueryLint(KnownValues known) {
        this.known = known;
    }

    /** The warnings, in the order of the text, at most {@value #MOST}. */
    public static List<QueryWarning> warnings(Query query, KnownValues known) {
        QueryLint lint = new QueryLint(known);
        lint.whole(query);
        lint.look(query);
        return lint.warnings.stream()
                .sorted(Comparator.comparingInt(warning -> warning.at().offset()))
                .limit(MOST)
                .toList();
    }

    /** Whether no statement can fit, as far as the query's form and the topics and sources there are tell. */
    public static boolean neverFits(Query query, KnownValues known) {
        return new Implication().never(query) || !mayFit(query, known);
    }

    private static boolean mayFit(Query query, KnownValues known) {
        return switch (query) {
            case Query.And and -> and.parts().stream().allMatch(part -> mayFit(part, known));
            case Query.Or or -> or.parts().stream().anyMatch(part -> mayFit(part, known));
            case Query.Score score ->
                score.weighted().stream()
                                .filter(weighted -> weighted.weight() > 0 && mayFit(weighted.part(), known))
                                .mapToInt(Query.Weighted::weight)
                                .sum()
                        >= score.threshold();
            case Query.Topic topic ->
                known.topics().isEmpty() || known.topics().contains(topic.id().value());
            case Query.Source source ->
                known.sources().isEmpty()
                        || known.sources().contains(source.id().value());
            default -> true;
        };
    }

    /** Whether every statement fits, or nearly: one needs nothing to fit. */
    public static boolean fitsEverything(Query query) {
        return new Implication().always(query) || !asksForSomething(query);
    }

    /** Whether each way to fit the query needs the statement to have something. */
    public static boolean asksForSomething(Query query) {
        return switch (query) {
            case Query.And and -> and.parts().stream().anyMatch(QueryLint::asksForSomething);
            case Query.Or or -> or.parts().stream().allMatch(QueryLint::asksForSomething);
            case Query.Not not -> false;
            case Query.All all -> false;
            case Query.Score score -> score.threshold() > 0;
            case Query.Changed changed -> changed.wanted();
            case Query.Official official -> official.wanted();
            default -> true;
        };
    }

    private void whole(Query query) {
        if (query instanceof Query.All) {
            return;
        }
        if (implication.always(query)) {
            warn(
                    QueryWarning.Kind.MATCHES_EVERYTHING,
                    query.at(),
                    "every statement fits this",
                    "ask for a word or topic");
        } else if (!asksForSomething(query)) {
            warn(
                    QueryWarning.Kind.NEGATION_ONLY,
                    query.at(),
                    "it only says what a statement must not have, so nearly every statement fits",
                    "add a word, a topic or a language");
        } else if (!asksForWords(query)) {
            warn(
                    QueryWarning.Kind.FILTER_ONLY,
                    query.at(),
                    "it asks for no word and no topic: every statement of these sources, countries or languages fits",
                    "add a word or topic, if not all of them are wanted");
        } else if (stopWordsOnly(query)) {
            warn(
                    QueryWarning.Kind.STOP_WORDS_ONLY,
                    query.at(),
                    "these words stand in nearly every text",
                    "add a word that tells the statements apart");
        }
    }

    private static boolean asksForWords(Query query) {
        return switch (query) {
            case Query.Run run -> true;
            case Query.Near near -> true;
            case Query.Topic topic -> true;
            case Query.Story story -> true;
            case Query.Not not -> false;
            default -> query.parts().stream().anyMatch(QueryLint::asksForWords);
        };
    }

    /** Whether the query has words, but none that tells a text apart, and no topic. */
    private static boolean stopWordsOnly(Query query) {
        return switch (query) {
            case Query.Run run ->
                Tokenizer.tokenize(text(run)).stream().map(Token::word).allMatch(StopWords::has)
                        && !(run instanceof Query.Prefix);
            case Query.And and ->
                and.parts().stream().filter(QueryLint::asksForWords).allMatch(QueryLint::stopWordsOnly)
                        && asksForWords(and);
            case Query.Or or -> or.parts().stream().anyMatch(QueryLint::stopWordsOnly);
            default -> false;
        };
    }

    private void look(Query query) {
        switch (query) {
            case Query.And and -> conjunction(and);
            case Query.Score score -> score(score);
            case Query.Near near -> {
                near.left().forEach(this::look);
                near.right().forEach(this::look);
            }
            case Query.Run run -> run(run);
            case Query.Topic topic -> known(topic.id().value(), known.topics(), "topic", topic.at());
            case Query.Language language -> language(language);
            case Query.Source source -> known(source.id().value(), known.sources(), "source", source.at());
            default -> {}
        }
        query.parts().forEach(this::look);
    }

    private void conjunction(Query.And and) {
        Query clash = implication.contradiction(and);
        if (clash != null) {
            warn(
                    QueryWarning.Kind.NEVER_MATCHES,
                    clash.at(),
                    "this excludes what the query asks for beside it, so no statement fits",
                    "remove one of the two, or write OR between them");
        }
        otherScript(and);
        nearAsWord(and);
    }

    /** {@code lang:ru} beside words that are all of another script. */
    private void otherScript(Query.And and) {
        List<Query> runs =
                and.parts().stream().filter(Query.Run.class::isInstance).toList();
        for (Query part : and.parts()) {
            UnicodeScript script =
                    part instanceof Query.Language language ? LanguageScripts.of(language.range()) : null;
            if (script != null && !runs.isEmpty() && runs.stream().noneMatch(run -> mayBeIn(script, (Query.Run) run))) {
                warn(
                        QueryWarning.Kind.OTHER_SCRIPT,
                        runs.getFirst().at(),
                        "a text in this language hardly has words in this script",
                        "write the words as they stand in it, or remove lang:");
            }
        }
    }

    private static boolean mayBeIn(UnicodeScript script, Query.Run run) {
        Set<UnicodeScript> scripts = LanguageScripts.in(text(run));
        return scripts.isEmpty() || scripts.contains(script);
    }

    private void score(Query.Score score) {
        if (implication.never(score)) {
            warn(
                    QueryWarning.Kind.NEVER_MATCHES,
                    score.at(),
                    "the weights together do not come to " + QueryText.number(score.threshold()),
                    "lower the threshold or raise the weights");
        } else if (implication.always(score)) {
            warn(
                    QueryWarning.Kind.MATCHES_EVERYTHING,
                    score.at(),
                    "every statement comes to this score",
                    "raise the threshold");
        }
    }

    private void run(Query.Run run) {
        String text = text(run);
        for (Token token : Tokenizer.tokenize(text)) {
            String word = token.surface(text);
            if (Normalizer.mixesScripts(word)) {
                mixed(word, place(run, text, token));
            }
        }
        if (run instanceof Query.Word) {
            operator(text, run.at());
            field(text, run.at());
        }
    }

    private void mixed(String word, Place at) {
        String repaired = Normalizer.withoutLookalikes(word);
        boolean sure = !repaired.equals(word);
        warn(
                QueryWarning.Kind.MIXED_SCRIPTS,
                at,
                "'" + word + "' has Latin and Cyrillic letters",
                sure ? "write " + repaired + ", which has letters of one script" : "write it in letters of one script",
                sure ? repaired : null);
    }

    private void operator(String text, Place at) {
        String lower = text.toLowerCase(Locale.ROOT);
        String operator = OR_WORDS.contains(lower)
                ? "OR"
                : AND_WORDS.contains(lower) ? "AND" : NOT_WORDS.contains(lower) ? "NOT" : CAPITALS.get(text);
        if (operator != null) {
            warn(
                    QueryWarning.Kind.OPERATOR_AS_WORD,
                    at,
                    "'" + text + "' is looked for as a word",
                    "write " + operator + " in capitals if it is meant to join words",
                    operator);
        }
    }

    /** {@code тема:вода}, which would be looked for as two words. */
    private void field(String text, Place at) {
        Matcher written = FIELD.matcher(text);
        String meant = written.matches() ? FieldNames.ofWord(written.group(1)).orElse(null) : null;
        if (meant == null
                && written.matches()
                && FieldParser.knows(written.group(1).toLowerCase(Locale.ROOT))) {
            meant = written.group(1).toLowerCase(Locale.ROOT);
        }
        if (meant != null) {
            String field = FieldNames.before(meant);
            warn(
                    QueryWarning.Kind.UNKNOWN_FIELD,
                    at,
                    "'" + text + "' is looked for as words",
                    "write " + field.strip() + " if the field is meant",
                    field + written.group(2));
        }
    }

    /** {@code near} between two words. */
    private void nearAsWord(Query.And and) {
        List<Query> parts = and.parts();
        for (int i = 1; i + 1 < parts.size(); i++) {
            if (parts.get(i) instanceof Query.Word word
                    && word.text().equalsIgnoreCase("near")
                    && parts.get(i - 1) instanceof Query.Run
                    && parts.get(i + 1) instanceof Query.Run) {
                warn(
                        QueryWarning.Kind.OPERATOR_AS_WORD,
                        word.at(),
                        "'" + word.text() + "' is looked for as a word",
                        "write NEAR/5 if the two beside it shall stand at most five words apart",
                        "NEAR/5");
            }
        }
    }

    /** Texts are told in codes of two letters where there is one. */
    private void language(Query.Language language) {
        String written = language.range().value();
        String code = written.contains("-") ? written.substring(0, written.indexOf('-')) : written;
        String meant =
                NamedCodes.language(code).filter(one -> !one.equals(code)).orElse(null);
        if (meant != null) {
            String range = meant + written.substring(code.length());
            warn(
                    QueryWarning.Kind.UNKNOWN_VALUE,
                    language.at(),
                    "texts are hardly told to be in '" + code + "'",
                    "did you mean lang:" + range + "?",
                    "lang:" + range);
        }
    }

    private void known(String id, Set<String> ids, String what, Place at) {
        if (ids.isEmpty() || ids.contains(id)) {
            return;
        }
        Optional<String> nearest = Spelling.nearest(id, ids);
        warn(
                QueryWarning.Kind.UNKNOWN_VALUE,
                at,
                "there is no " + what + " '" + id + "'",
                nearest.map(one -> "did you mean " + what + ":" + one + "?").orElse("choose one of those there are"),
                nearest.map(one -> what + ":" + one).orElse(null));
    }

    /** Where a word of a run stands in the query; the whole run where its text is not there as it is. */
    private static Place place(Query.Run run, String text, Token token) {
        int before = run.at().length() - text.length();
        boolean quoted = run instanceof Query.Phrase && before == 2;
        boolean plain = run instanceof Query.Word && before == 0;
        boolean beginning = run instanceof Query.Prefix && before == 1;
        return quoted || plain || beginning
                ? new Place(run.at().offset() + (quoted ? 1 : 0) + token.start(), token.end() - token.start())
                : run.at();
    }

    private static String text(Query.Run run) {
        return switch (run) {
            case Query.Word word -> word.text();
            case Query.Phrase phrase -> phrase.text();
            case Query.Prefix prefix -> prefix.text();
            case Query.Exact exact -> exact.text();
        };
    }

    private void warn(QueryWarning.Kind kind, Place at, String problem, String remedy) {
        warn(kind, at, problem, remedy, null);
    }

    private void warn(QueryWarning.Kind kind, Place at, String problem, String remedy, @Nullable String suggestion) {
        warnings.add(new QueryWarning(kind, at, problem, remedy, suggestion));
    }
}
