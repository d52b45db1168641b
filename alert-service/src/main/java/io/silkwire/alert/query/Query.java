package io.silkwire.alert.query;

import io.silkwire.contracts.SourceId;
import io.silkwire.contracts.StoryId;
import io.silkwire.contracts.TopicId;
import io.silkwire.text.LemmaClosure;
import io.silkwire.text.Tokenizer;
import java.util.List;
import java.util.Set;

/**
 * What was asked of a statement, as a tree; one tree for the matcher and for Elasticsearch. Leaves are runs of words and fields
 * of the statement; every node knows where it stands in the text of the query. What each clause means exactly is written down as
 * code in {@link Reading}.
 *
 * <p>Compilers switch over it without {@code default}, so that a new clause breaks their build.
 */
public sealed interface Query {
    /** A typed word has no document that tells its language; its letters decide which forms it has. */
    String ANY_LANGUAGE = "und";

    /** Where in the query's text it stands; {@link Place#NOWHERE} for what was not written there. */
    Place at();

    /** What it is put together of, where it is no leaf; a nearness is one. */
    default List<Query> parts() {
        return List.of();
    }

    /** Every statement: what an empty search box asks for. */
    record All(Place at) implements Query {}

    /** All parts hold; at least two. */
    record And(List<Query> parts, Place at) implements Query {
        /** Copies the parts. */
        public And {
            parts = requireTwo(parts);
        }
    }

    /** At least one part holds; at least two. */
    record Or(List<Query> parts, Place at) implements Query {
        /** Copies the parts. */
        public Or {
            parts = requireTwo(parts);
        }
    }

    /** The part does not hold. */
    record Not(Query part, Place at) implements Query {
        @Override
        public List<Query> parts() {
            return List.of(part);
        }
    }

    /**
     * The weights of the parts that hold come to the threshold or more. Each part counts once, however often its words stand.
     *
     * @param threshold in hundredths
     */
    record Score(List<Weighted> weighted, int threshold, Place at) implements Query {
        /** Copies the parts. */
        public Score {
            weighted = List.copyOf(weighted);
        }

        @Override
        public List<Query> parts() {
            return weighted.stream().map(Weighted::part).toList();
        }
    }

    /**
     * A part of a score.
     *
     * @param weight in hundredths, so that sums are exact everywhere; may be negative
     */
    record Weighted(Query part, int weight) {}

    /**
     * One of the runs on the left stands near one of those on the right, in either order and in one text, without a common word.
     *
     * @param left at least one run; all of the scope
     * @param right at least one run; all of the scope
     * @param distance how many words further than the end of the one the other may start: 1 is side by side
     */
    record Near(List<Run> left, List<Run> right, int distance, Scope scope, Place at) implements Query {
        /** Copies the runs. */
        public Near {
            left = List.copyOf(left);
            right = List.copyOf(right);
        }
    }

    /** Words that stand side by side and in order, in one text of the scope. */
    sealed interface Run extends Query {
        /** Where it is looked for. */
        Scope scope();

        /** What is asked of each of its words, in order; at least one. Worked out anew by each call. */
        List<Slot> slots();
    }

    /**
     * The word stands in the text, in any of its inflected forms.
     *
     * @param text as it was written; it may fall into several tokens ({@code counter-terrorism}), which then stand side by side
     */
    record Word(String text, Scope scope, Place at) implements Run {
        @Override
        public List<Slot> slots() {
            return anyForm(text);
        }
    }

    /**
     * The words stand side by side and in this order in the title or in the body, each in any of its inflected forms.
     *
     * @param text between the quotes
     */
    record Phrase(String text, Scope scope, Place at) implements Run {
        @Override
        public List<Slot> slots() {
            return anyForm(text);
        }
    }

    /**
     * A word that begins so, or a form of a word that does.
     *
     * @param text the beginning, without the asterisk; one token
     */
    record Prefix(String text, Scope scope, Place at) implements Run {
        @Override
        public List<Slot> slots() {
            return List.of(new Slot.Beginning(LemmaClosure.beginnings(text)));
        }
    }

    /**
     * The words stand side by side and written exactly so, capitals included.
     *
     * @param text as it was written
     */
    record Exact(String text, Scope scope, Place at) implements Run {
        @Override
        public List<Slot> slots() {
            return Tokenizer.tokenize(text).stream()
                    .<Slot>map(token -> new Slot.Exactly(token.written(text), token.stems()))
                    .toList();
        }
    }

    /** The statement is tagged with the topic. */
    record Topic(TopicId id, Place at) implements Query {}

    /**
     * The statement was issued in or by the country, or names it.
     *
     * @param code ISO 3166-1 alpha-2, upper case
     */
    record Country(String code, Place at) implements Query {}

    /** The statement is of the source. */
    record Source(SourceId id, Place at) implements Query {}

    /**
     * The statement is of this kind.
     *
     * @param kind a word such as {@code communique}, lower case
     */
    record Kind(String kind, Place at) implements Query {}

    /** The statement is in a language of the range. */
    record Language(LanguageRange range, Place at) implements Query {}

    /** The statement stands in the story. */
    record Story(StoryId id, Place at) implements Query {}

    /**
     * Whether the statement has been changed since it was first seen.
     *
     * @param wanted false asks for those that have not
     */
    record Changed(boolean wanted, Place at) implements Query {}

    /**
     * Whether the statement's source is an official body: one whose kind is of {@link OfficialKinds}.
     *
     * @param wanted false asks for those whose source is another, or not known
     */
    record Official(boolean wanted, Place at) implements Query {}

    /** The statement was published in the time, taken at the earliest its date allows; an undated one never is. */
    record Published(DateRange range, Place at) implements Query {}

    /** The conjunction of these: without any {@link All}, of one that one itself. */
    static Query allOf(List<Query> parts, Place at) {
        List<Query> asking =
                parts.stream().filter(part -> !(part instanceof All)).toList();
        return switch (asking.size()) {
            case 0 -> new All(at);
            case 1 -> asking.getFirst();
            default -> new And(asking, at);
        };
    }

    /**
     * The disjunction of these: of one that one itself.
     *
     * @throws IllegalArgumentException where there is none
     */
    static Query anyOf(List<Query> parts, Place at) {
        return parts.size() == 1 ? parts.getFirst() : new Or(parts, at);
    }

    private static List<Slot> anyForm(String text) {
        List<Set<String>> words = LemmaClosure.phrase(ANY_LANGUAGE, text);
        return words.stream().<Slot>map(Slot.AnyForm::new).toList();
    }

    private static List<Query> requireTwo(List<Query> parts) {
        if (parts.size() < 2) {
            throw new IllegalArgumentException("a conjunction or disjunction needs two parts, but has " + parts.size());
        }
        return List.copyOf(parts);
    }
}
