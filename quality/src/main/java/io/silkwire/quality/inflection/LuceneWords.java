package io.silkwire.quality.inflection;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.ar.ArabicAnalyzer;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.es.SpanishAnalyzer;
import org.apache.lucene.analysis.fa.PersianAnalyzer;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.ru.RussianAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tr.TurkishAnalyzer;
import org.apache.lucene.util.Version;
import org.jspecify.annotations.Nullable;

/** A word → the terms that Lucene's analyzer of a language indexes for it. Without stop words, which would hide forms. */
final class LuceneWords {
    static final String NAME = "Lucene " + Version.LATEST;

    private static final Map<String, Analyzer> ANALYZERS = Map.of(
            "ru", new RussianAnalyzer(CharArraySet.EMPTY_SET),
            "ar", new ArabicAnalyzer(CharArraySet.EMPTY_SET),
            "fa", new PersianAnalyzer(CharArraySet.EMPTY_SET),
            "tr", new TurkishAnalyzer(CharArraySet.EMPTY_SET),
            "en", new EnglishAnalyzer(CharArraySet.EMPTY_SET),
            "fr", new FrenchAnalyzer(CharArraySet.EMPTY_SET),
            "es", new SpanishAnalyzer(CharArraySet.EMPTY_SET),
            "de", new GermanAnalyzer(CharArraySet.EMPTY_SET));

    private final Analyzer analyzer;

    private LuceneWords(Analyzer analyzer) {
        this.analyzer = analyzer;
    }

    /** Null for a language that Lucene's common analyzers do not know. */
    static @Nullable LuceneWords of(String language) {
        Analyzer analyzer = ANALYZERS.get(language);
        return analyzer == null ? null : new LuceneWords(analyzer);
    }

    /** Whether a search for the lemma finds the form. */
    boolean finds(String lemma, String form) {
        Set<String> terms = terms(lemma);
        terms.retainAll(terms(form));
        return !terms.isEmpty();
    }

    private Set<String> terms(String text) {
        Set<String> terms = new HashSet<>();
        try (TokenStream stream = analyzer.tokenStream("text", text)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                terms.add(term.toString());
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException("a stream in memory cannot fail", e);
        }
        return terms;
    }
}
