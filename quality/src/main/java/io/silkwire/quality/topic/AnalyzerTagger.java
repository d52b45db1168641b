package io.silkwire.quality.topic;

import io.silkwire.contracts.Evidence.Field;
import io.silkwire.enrich.language.LanguageDetector;
import io.silkwire.enrich.pattern.Passage;
import io.silkwire.enrich.tagging.TextLanguages;
import io.silkwire.enrich.tagging.TopicCompiler;
import io.silkwire.enrich.tagging.TopicSet;
import io.silkwire.enrich.topic.TopicRule;
import io.silkwire.text.AnalysedWord;
import io.silkwire.text.Token;
import io.silkwire.text.Tokenizer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.Character.UnicodeScript;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.ar.ArabicAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.ru.RussianAnalyzer;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * The same definitions, with what Lucene's analyzers make of a word instead of our stems and paradigms: what the same rules would do
 * as queries of a search engine. The analyzer is chosen by the script of the word.
 */
final class AnalyzerTagger implements TopicTagger {
    private static final Map<UnicodeScript, Analyzer> ANALYZERS = Map.of(
            UnicodeScript.LATIN, new EnglishAnalyzer(CharArraySet.EMPTY_SET),
            UnicodeScript.CYRILLIC, new RussianAnalyzer(CharArraySet.EMPTY_SET),
            UnicodeScript.ARABIC, new ArabicAnalyzer(CharArraySet.EMPTY_SET));
    private static final Analyzer PLAIN = new StandardAnalyzer(CharArraySet.EMPTY_SET);

    private final Map<String, String> stems = new HashMap<>();
    private final TopicSet set;

    AnalyzerTagger(List<TopicRule> rules) {
        this.set = new TopicCompiler((language, phrase) -> Tokenizer.tokenize(phrase).stream()
                        .map(token -> Set.of(stem(token.word())))
                        .toList())
                .compile(rules, 0);
    }

    @Override
    public String label() {
        return "analyzers";
    }

    @Override
    public Set<String> topics(String title, String text) {
        return set.tag(List.of(passage(Field.TITLE, title), passage(Field.BODY, text)), languages(title, text)).stream()
                .map(tag -> tag.topicId().value())
                .collect(Collectors.toSet());
    }

    private static TextLanguages languages(String title, String text) {
        return TextLanguages.of(LanguageDetector.detect(title, text, null));
    }

    private Passage passage(Field field, String text) {
        List<Token> tokens = Tokenizer.tokenize(text).stream()
                .map(token -> new Token(
                        token.start(),
                        token.end(),
                        new AnalysedWord(token.surface(text), token.word(), List.of(stem(token.word()))),
                        token.sentence(),
                        token.paragraph(),
                        token.afterBreak()))
                .toList();
        return new Passage(field, text, tokens);
    }

    private String stem(String word) {
        return stems.computeIfAbsent(word, AnalyzerTagger::analyzed);
    }

    private static String analyzed(String word) {
        Analyzer analyzer = ANALYZERS.getOrDefault(UnicodeScript.of(word.codePointAt(0)), PLAIN);
        try (TokenStream stream = analyzer.tokenStream("text", word)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            StringBuilder stem = new StringBuilder();
            while (stream.incrementToken()) {
                stem.append(term);
            }
            stream.end();
            return stem.isEmpty() ? word : stem.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
