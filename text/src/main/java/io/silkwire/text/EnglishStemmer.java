package io.silkwire.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.KStemFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * English stems by Krovetz's dictionary stemmer (R. Krovetz, "Viewing morphology as an inference process", SIGIR 1993) as Lucene
 * carries it: it merges inflections and leaves a derived word alone that its dictionary knows.
 */
final class EnglishStemmer {
    // Lucene's stemmer keeps state and opens only as a filter over a stream, so each thread holds one stream of one
    // word.
    private static final ThreadLocal<OneWord> STREAMS = ThreadLocal.withInitial(OneWord::new);

    private EnglishStemmer() {}

    static String stem(String word) {
        return STREAMS.get().stem(word);
    }

    private static final class OneWord {
        private final Source source = new Source();
        private final TokenStream filter = new KStemFilter(source);
        private final CharTermAttribute term = filter.getAttribute(CharTermAttribute.class);

        String stem(String word) {
            try {
                source.next = word;
                filter.incrementToken();
                return term.length() == 0 ? word : term.toString();
            } catch (IOException e) {
                throw new UncheckedIOException("a stream in memory cannot fail", e);
            }
        }
    }

    private static final class Source extends TokenStream {
        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
        private String next = "";

        @Override
        public boolean incrementToken() {
            clearAttributes();
            term.setEmpty().append(next);
            return true;
        }
    }
}
