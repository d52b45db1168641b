package io.silkwire.text;

/**
 * Turns a normalised word into its stem: an internal form shared by most inflections of the word, not meant to be shown. It
 * takes inflection away and leaves derivation alone ({@code террористический} is not {@code террорист}). The rule is chosen by
 * the letters of the word, see the package.
 */
public final class Stemmer {
    private Stemmer() {}

    /**
     * The stem of a word.
     *
     * @param word normalised by {@link Normalizer#word}
     * @return never empty for a word that is not
     */
    public static String stem(String word) {
        return switch (Letters.of(word)) {
            case RUSSIAN -> RussianStemmer.stem(word);
            case PLAIN_LATIN -> EnglishStemmer.stem(word);
            case OTHER -> word;
        };
    }

    /** Which stemmer the letters of a word ask for. */
    enum Letters {
        RUSSIAN,
        PLAIN_LATIN,
        OTHER;

        static Letters of(String word) {
            boolean russian = !word.isEmpty();
            boolean latin = !word.isEmpty();
            for (int i = 0; i < word.length() && (russian || latin); i++) {
                char c = word.charAt(i);
                russian &= c >= 'а' && c <= 'я';
                latin &= c >= 'a' && c <= 'z';
            }
            return russian ? RUSSIAN : latin ? PLAIN_LATIN : OTHER;
        }
    }
}
