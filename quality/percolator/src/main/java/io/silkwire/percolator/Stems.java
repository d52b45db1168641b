package io.silkwire.percolator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.opensearch.common.settings.Settings;
import org.opensearch.env.Environment;
import org.opensearch.index.IndexSettings;
import org.opensearch.index.analysis.AbstractIndexAnalyzerProvider;
import org.opensearch.index.analysis.AnalyzerProvider;
import org.opensearch.indices.analysis.AnalysisModule.AnalysisProvider;
import org.opensearch.plugins.AnalysisPlugin;
import org.opensearch.plugins.Plugin;

/**
 * Gives OpenSearch the analyzer {@code stems}: words parted by spaces, the stems of one word by {@code |} at one position, as the
 * analyzer beside Lucene Monitor in module quality has it. The gap between title and body is that of its text fields, 100.
 */
public final class Stems extends Plugin implements AnalysisPlugin {
    static final String NAME = "stems";

    /** For OpenSearch, which makes it by its class. */
    public Stems() {}

    @Override
    public Map<String, AnalysisProvider<AnalyzerProvider<? extends Analyzer>>> getAnalyzers() {
        return Map.of(NAME, Provider::new);
    }

    private static final class Provider extends AbstractIndexAnalyzerProvider<Analyzer> {
        private final Analyzer analyzer = new StemAnalyzer();

        Provider(IndexSettings index, Environment environment, String name, Settings settings) {
            super(index, name, settings);
        }

        @Override
        public Analyzer get() {
            return analyzer;
        }
    }

    private static final class StemAnalyzer extends Analyzer {
        @Override
        protected TokenStreamComponents createComponents(String field) {
            return new TokenStreamComponents(new StemTokenizer());
        }
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
                filled = Math.max(0, input.read(buffer));
                at = 0;
            }
            return filled == 0 ? -1 : buffer[at++];
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
