package io.silkwire.alert.query;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Refuses the signs of other query languages inside a word: they would be passed over in silence and change what is found. */
final class WordSigns {
    private static final String EXPECTED_WORD = "a word, which matches in all its forms";
    /** Minus, and the dashes that programs make of a hyphen. */
    private static final String DASHES = "\u2212\u2010\u2011\u2012\u2013\u2014";

    private static final String SINGLE_QUOTES = "'\u2018\u201a\u201b`\u2039";
    /** At least two words; the first closing quote that ends a word. */
    private static final Pattern SINGLE_QUOTED =
            Pattern.compile("['\u2018\u201a\u201b`\u2039]([^'\\s\"()](?:(?!['\u2019]\\s)[^\"()])*?\\s"
                    + "(?:(?!['\u2019]\\s)[^\"()])*?)['\u2018\u2019`\u203a](?=[\\s)]|$)");

    private WordSigns() {}

    /** @throws QuerySyntaxException where the word has one, with what to write instead */
    static void refuse(String word, int start) throws QuerySyntaxException {
        if (word.length() > 1 && word.charAt(0) == '/') {
            throw regex(start, word.length());
        }
        refuseExclusion(word, start);
        refuseStar(word, start);
        for (int i = 1; i + 1 < word.length(); i++) {
            if (word.charAt(i) == '?' && isLetter(word, i - 1) && isLetter(word, i + 1)) {
                throw problem(start + i, 1, "there is no wildcard ?", "write the words out: (woman OR women)");
            }
        }
        int tilde = word.indexOf('~');
        if (tilde > 0 && isLetter(word, tilde - 1)) {
            throw problem(
                    start + tilde,
                    word.length() - tilde,
                    "there is no search for similar spellings",
                    "write the spellings out: (Kazakhstan OR Kasachstan)");
        }
    }

    /** Passed over, the word would be looked for: the opposite of what is meant. */
    private static void refuseExclusion(String word, int start) throws QuerySyntaxException {
        char first = word.charAt(0);
        boolean isDash = DASHES.indexOf(first) >= 0;
        if ((first != '!' && !isDash) || word.length() < 2 || !isLetter(word, 1)) {
            return;
        }
        throw new QuerySyntaxException(
                new Place(start, 1),
                isDash ? "this is a dash and excludes nothing" : "there is no sign ! for what is not wanted",
                "a hyphen, or NOT",
                "write -" + word.substring(1) + " or NOT " + word.substring(1)
                        + (isDash ? ", or set a space behind the dash" : ""),
                "-");
    }

    /**
     * Refuses words between single quotes, which hold nothing together.
     *
     * @param text of the whole query
     * @param start of a word that begins with such a quote
     */
    static void refuseSingleQuotes(String text, int start) throws QuerySyntaxException {
        if (SINGLE_QUOTES.indexOf(text.charAt(start)) < 0) {
            return;
        }
        Matcher quoted = SINGLE_QUOTED.matcher(text).region(start, text.length());
        if (quoted.lookingAt()) {
            String inside = quoted.group(1);
            throw new QuerySyntaxException(
                    new Place(start, quoted.end() - start),
                    "single quotes do not hold words together",
                    "double quotes",
                    "write \"" + inside + "\" to look for the words side by side",
                    '"' + inside + '"');
        }
    }

    static QuerySyntaxException regex(int start, int length) {
        return problem(
                start,
                length,
                "there are no regular expressions",
                "use terror* for a beginning, (a OR b) for alternatives; put the text in quotes to look for it");
    }

    private static void refuseStar(String word, int start) throws QuerySyntaxException {
        int star = word.indexOf('*');
        boolean alone = !QueryLexer.isWord(word);
        if (star < 0 || alone || star == word.length() - 1) {
            return;
        }
        String remedy = "write terror* for a beginning; all inflected forms of a word match by themselves";
        throw star == 0
                ? problem(start, 1, "a word cannot start with the wildcard *", remedy)
                : problem(start + star, 1, "the wildcard * can only end a word", remedy);
    }

    private static QuerySyntaxException problem(int offset, int length, String problem, String remedy) {
        return new QuerySyntaxException(new Place(offset, length), problem, EXPECTED_WORD, remedy);
    }

    private static boolean isLetter(String word, int at) {
        return Character.isLetterOrDigit(word.charAt(at));
    }
}
