package io.silkwire.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Cuts a text into words, with the offsets of the original text, sentences and paragraphs. A word is a run of letters, digits
 * and their marks; an apostrophe inside belongs to it, a hyphen parts it ({@code counter-terrorism} is two words, so that it is
 * found however it is joined), a possessive {@code 's} is dropped. Han and kana characters are words of their own. Works for
 * every script in one pass; time and memory grow with the length of the text.
 *
 * <p>The n-th token of a text is the n-th word of {@link Stems#of(String)} of the same text.
 */
public final class Tokenizer {
    /** A stop after one of these ends no sentence. */
    private static final Set<String> ABBREVIATIONS = Set.of(
            "mr", "mrs", "ms", "dr", "prof", "st", "no", "vs", "gen", "col", "lt", "sen", "rep", "gov", "inc", "ltd",
            "art", "г", "им", "т", "др", "пр", "стр", "ул", "акад", "проф", "руб", "тыс", "млн", "млрд", "ст", "п",
            "см", "обл");

    private static final Set<String> ELIDED =
            Set.of("l", "d", "s", "n", "j", "m", "t", "c", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu");
    private static final Set<String> PERSIAN_PLURALS = Set.of("ها", "های", "هایی", "هایش", "هایشان", "هایم", "هایمان");

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int sentence;
    private int paragraph;

    private Tokenizer(String text) {
        this.text = text;
    }

    /** The words of the text in their order; empty where it has none. */
    public static List<Token> tokenize(String text) {
        Tokenizer tokenizer = new Tokenizer(text);
        tokenizer.run(tokenizer::add);
        return List.copyOf(tokenizer.tokens);
    }

    /** Where a word may stand in a text: it may turn out to be nothing but marks. */
    @FunctionalInterface
    interface Place {
        /** The word from {@code start} to before {@code end}, and where the one before it ended. */
        void word(int gap, int start, int end);
    }

    /** The places of the words that {@link #tokenize} tells of, and of those that are nothing but marks. */
    static void eachWord(String text, Place place) {
        new Tokenizer(text).run(place);
    }

    private void run(Place place) {
        int gap = 0;
        int at = 0;
        while (at < text.length()) {
            int wide = text.charAt(at) >= Character.MIN_SURROGATE ? Character.charCount(text.codePointAt(at)) : 1;
            byte kind = kind(at);
            if (kind != Signs.LETTER && kind != Signs.OWN_WORD) {
                at += wide;
                continue;
            }
            int end = kind == Signs.OWN_WORD ? at + wide : wordEnd(at);
            place.word(gap, at, end);
            gap = end;
            at = afterPossessive(end);
        }
    }

    /** What stands there, an apostrophe that Unicode counts among the letters as a letter. */
    private byte kind(int at) {
        byte kind = Signs.of(text.charAt(at));
        return switch (kind) {
            case Signs.SURROGATE -> Signs.ofCharacter(text.codePointAt(at));
            case Signs.APOSTROPHE -> Character.isLetter(text.charAt(at)) ? Signs.LETTER : kind;
            default -> kind;
        };
    }

    private void add(int gap, int start, int end) {
        AnalysedWord analysed = Words.in(text, start, end);
        if (analysed.word().isEmpty()) {
            // A run of nothing but marks, such as an Arabic lengthening sign.
            return;
        }
        boolean afterBreak = false;
        boolean plainSpace = start == gap + 1 && text.charAt(gap) == ' ';
        if (!tokens.isEmpty() && !plainSpace) {
            Gap between = Gap.of(text, gap, start, tokens.get(tokens.size() - 1).word());
            paragraph += between.paragraph ? 1 : 0;
            sentence += between.sentence || between.paragraph ? 1 : 0;
            afterBreak = between.mark || between.paragraph;
        }
        tokens.add(new Token(start, end, analysed, sentence, paragraph, afterBreak));
    }

    private int wordEnd(int start) {
        int end = runEnd(start);
        int plural = afterPersianPlural(start, end);
        return plural > end ? plural : end;
    }

    private int runEnd(int start) {
        int at = start;
        while (at < text.length()) {
            byte kind = Signs.of(text.charAt(at));
            if (kind == Signs.LETTER || kind == Signs.MARK) {
                at++;
            } else if (kind == Signs.OTHER || kind == Signs.OWN_WORD || !goesOn(start, at)) {
                return at;
            } else {
                at += Character.charCount(text.codePointAt(at));
            }
        }
        return at;
    }

    /** Whether a sign that is no plain letter belongs to the word all the same. */
    private boolean goesOn(int start, int at) {
        int c = text.codePointAt(at);
        if (Normalizer.isApostrophe(c) && isElided(start, at)) {
            return false;
        }
        byte kind = kind(at);
        return kind == Signs.LETTER || kind == Signs.MARK || joinsWord(at, c);
    }

    /** French {@code l'eau, d'Afghanistan, qu'ils}: the word behind the apostrophe is one of its own. */
    private boolean isElided(int start, int at) {
        return at - start <= 7
                && at + 1 < text.length()
                && "aeiouyhâàéèêëîïôœûùAEIOUYHÂÀÉÈÊËÎÏÔŒÛÙ".indexOf(text.charAt(at + 1)) >= 0
                && ELIDED.contains(text.substring(start, at).toLowerCase(Locale.ROOT));
    }

    /** A Persian plural that is parted from its noun by a space belongs to the noun, as it does when it is joined. */
    private int afterPersianPlural(int start, int end) {
        if (end + 2 >= text.length() || text.charAt(end) != ' ' || text.charAt(end + 1) != 'ه' || !isPersian(start)) {
            return end;
        }
        int next = runEnd(end + 1);
        return PERSIAN_PLURALS.contains(Normalizer.word(text.substring(end + 1, next))) ? next : end;
    }

    private boolean isPersian(int start) {
        return Normalizer.isArabic(text.charAt(start)) && Character.isLetter(text.charAt(start));
    }

    private boolean joinsWord(int at, int c) {
        if (at + 1 >= text.length() || !Character.isLetterOrDigit(text.codePointAt(at + 1))) {
            return false;
        }
        return Normalizer.isInvisible(c) || (Normalizer.isApostrophe(c) && afterPossessive(at) == at);
    }

    /** Where reading goes on after the word that ends here: behind {@code 's} where that follows. */
    private int afterPossessive(int end) {
        boolean possessive = end + 1 < text.length()
                && Normalizer.isApostrophe(text.charAt(end))
                && (text.charAt(end + 1) == 's' || text.charAt(end + 1) == 'S')
                && (end + 2 == text.length() || !Character.isLetterOrDigit(text.charAt(end + 2)));
        return possessive ? end + 2 : end;
    }

    /** What stands between two words. */
    private record Gap(boolean mark, boolean sentence, boolean paragraph) {
        static Gap of(String text, int from, int to, String wordBefore) {
            boolean mark = false;
            boolean sentence = false;
            int lines = 0;
            for (int i = from; i < to; i++) {
                char c = text.charAt(i);
                lines += c == '\n' ? 1 : 0;
                if (isStop(c) && endsSentence(text, i, to, wordBefore)) {
                    sentence = true;
                }
                mark |= isBreak(c) && !(to == i + 1 && from == i && isInner(c));
            }
            return new Gap(mark, sentence, lines > 1);
        }

        /** A stop or comma between two characters without space, as in {@code U.N.} or {@code 2,5}, parts nothing. */
        private static boolean isInner(char c) {
            return c == '.' || c == ',';
        }

        private static boolean endsSentence(String text, int at, int next, String wordBefore) {
            char stop = text.charAt(at);
            if (stop == '。' || stop == '！' || stop == '？') {
                return true;
            }
            boolean spaceAfter = at + 1 < next && hasSpace(text, at + 1, next);
            if (!spaceAfter || Character.isLowerCase(text.codePointAt(next))) {
                return false;
            }
            return stop != '.' || (wordBefore.length() > 1 && !ABBREVIATIONS.contains(wordBefore));
        }

        private static boolean hasSpace(String text, int from, int to) {
            for (int i = from; i < to; i++) {
                if (Character.isWhitespace(text.charAt(i)) || Character.isSpaceChar(text.charAt(i))) {
                    return true;
                }
            }
            return false;
        }

        private static boolean isStop(char c) {
            return switch (c) {
                case '.', '!', '?', '…', '؟', '۔', '。', '！', '？' -> true;
                default -> false;
            };
        }

        private static boolean isBreak(char c) {
            return isStop(c)
                    || switch (c) {
                        case ',', ';', ':', '(', ')', '[', ']', '{', '}', '|', '•', '،', '؛', '、', '，', '；', '：' ->
                            true;
                        default -> false;
                    };
        }
    }
}
