package io.silkwire.alert.query;

/** Refuses the signs of other query languages inside a word: they would be passed over in silence and change what is found. */
final class WordSigns {
    private static final String EXPECTED_WORD = "a word, which matches in all its forms";

    private WordSigns() {}

    /** @throws QuerySyntaxException where the word has one, with what to write instead */
    static void refuse(String word, int start) throws QuerySyntaxException {
        if (word.length() > 1 && word.charAt(0) == '/') {
            throw regex(start, word.length());
        }
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
