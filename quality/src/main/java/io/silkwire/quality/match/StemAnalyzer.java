package io.silkwire.quality.match;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/** Reads the stems of a statement as Lucene does: words parted by spaces, the stems of one word by {@code |} at one position. */
final class StemAnalyzer extends Analyzer {
    private static final int GAP = 100;

    @Override
    protected TokenStreamComponents createComponents(String field) {
        return new TokenStreamComponents(new StemTokenizer());
    }

    /** No phrase reaches from the title into the body. */
    @Override
    public int getPositionIncrementGap(String field) {
        return GAP;
    }

    private static final class StemTokenizer extends Tokenizer {
        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
        private final PositionIncrementAttribute increment = addAttribute(PositionIncrementAttribute.class);
        private final char[] buffer = new char[8192];
        private int at;
        private int filled;
        private char before = ' ';

        @Override
        public boolean incrementToken() throws IOException {
            clearAttributes();
            increment.setPositionIncrement(before == '|' ? 0 : 1);
            for (int c = next(); c >= 0; c = next()) {
                if (c == ' ' || c == '|') {
                    before = (char) c;
                    return true;
                }
                term.append((char) c);
            }
            before = ' ';
            return term.length() > 0;
        }

        private int next() throws IOException {
            if (at == filled) {
                filled = input.read(buffer);
                at = 0;
                if (filled <= 0) {
                    filled = 0;
                    return -1;
                }
            }
            return buffer[at++];
        }

        @Override
        public void reset() {
            try {
                super.reset();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            at = 0;
            filled = 0;
            before = ' ';
        }
    }
}
