package io.silkwire.alert.search;

import io.silkwire.alert.query.Query;
import io.silkwire.text.LemmaClosure;
import io.silkwire.text.Token;
import io.silkwire.text.Tokenizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the words and phrases of a query in a shown text, by the same stems as the search itself. What stands behind a NOT is
 * not looked for. Immutable.
 */
final class WordFinder {
    /** About two lines of a list. */
    static final int EXCERPT_LENGTH = 280;
    /** How much of the excerpt stands before the first word that was looked for. */
    private static final int LEAD = 90;
    /** Further into a body nobody looks for the first word: bounds the work for one row of a list. */
    private static final int MAX_SCANNED = 100_000;

    private final Map<String, List<List<Set<String>>>> phrasesByFirstStem = new HashMap<>();

    WordFinder(Query query) {
        collect(query);
    }

    private void collect(Query query) {
        switch (query) {
            case Query.And and -> and.parts().forEach(this::collect);
            case Query.Or or -> or.parts().forEach(this::collect);
            case Query.Word word -> add(word.text());
            case Query.Phrase phrase -> add(phrase.text());
            case Query.All all -> {}
            case Query.Not not -> {}
            case Query.Topic topic -> {}
            case Query.Language language -> {}
        }
    }

    private void add(String text) {
        List<Set<String>> phrase = LemmaClosure.phrase("und", text);
        if (!phrase.isEmpty()) {
            phrase.getFirst()
                    .forEach(stem -> phrasesByFirstStem
                            .computeIfAbsent(stem, any -> new ArrayList<>())
                            .add(phrase));
        }
    }

    /** The whole text with every hit marked. */
    MarkedText mark(String text) {
        return new MarkedText(text, hits(text));
    }

    /** A piece of the text round the first hit, or its beginning, with white space made single; cut at words. */
    MarkedText excerpt(String text) {
        String scanned = text.length() > MAX_SCANNED ? text.substring(0, MAX_SCANNED) : text;
        List<MarkedText.Span> hits = hits(scanned);
        int start =
                hits.isEmpty() ? 0 : wordStart(text, Math.max(0, hits.getFirst().start() - LEAD));
        int end = wordEnd(text, start + EXCERPT_LENGTH);
        Excerpt excerpt = new Excerpt(text);
        excerpt.add(start > 0 ? "…" : "");
        int at = start;
        for (MarkedText.Span hit : hits) {
            if (hit.start() >= at && hit.end() <= end) {
                excerpt.copy(at, hit.start());
                excerpt.mark(hit.start(), hit.end());
                at = hit.end();
            }
        }
        excerpt.copy(at, end);
        excerpt.add(end < text.length() && !text.substring(end).isBlank() ? " …" : "");
        return excerpt.done();
    }

    private List<MarkedText.Span> hits(String text) {
        if (phrasesByFirstStem.isEmpty()) {
            return List.of();
        }
        List<Token> tokens = Tokenizer.tokenize(text);
        List<MarkedText.Span> hits = new ArrayList<>();
        int after = 0;
        for (int i = 0; i < tokens.size(); i++) {
            int length = longestPhraseAt(tokens, i);
            if (length > 0 && tokens.get(i).start() >= after) {
                after = tokens.get(i + length - 1).end();
                hits.add(new MarkedText.Span(tokens.get(i).start(), after));
            }
        }
        return hits;
    }

    private int longestPhraseAt(List<Token> tokens, int first) {
        int longest = 0;
        for (String stem : tokens.get(first).stems()) {
            for (List<Set<String>> phrase : phrasesByFirstStem.getOrDefault(stem, List.of())) {
                if (phrase.size() > longest && standsAt(phrase, tokens, first)) {
                    longest = phrase.size();
                }
            }
        }
        return longest;
    }

    private static boolean standsAt(List<Set<String>> phrase, List<Token> tokens, int first) {
        if (first + phrase.size() > tokens.size()) {
            return false;
        }
        for (int i = 1; i < phrase.size(); i++) {
            if (!tokens.get(first + i).hasStemIn(phrase.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static int wordStart(String text, int from) {
        int at = from;
        while (at > 0 && !Character.isWhitespace(text.charAt(at - 1)) && from - at < LEAD) {
            at--;
        }
        return at > 0 && Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
    }

    private static int wordEnd(String text, int from) {
        if (from >= text.length()) {
            return text.length();
        }
        int at = from;
        while (at < text.length() && !Character.isWhitespace(text.charAt(at)) && at - from < LEAD) {
            at++;
        }
        return at < text.length() && Character.isLowSurrogate(text.charAt(at)) ? at + 1 : at;
    }

    /** Writes an excerpt with single spaces, keeping count of where the marks come to stand. */
    private static final class Excerpt {
        private final String text;
        private final StringBuilder out = new StringBuilder();
        private final List<MarkedText.Span> marks = new ArrayList<>();

        Excerpt(String text) {
            this.text = text;
        }

        void add(String sign) {
            boolean spaced = out.isEmpty() || out.charAt(out.length() - 1) == ' ';
            out.append(spaced ? sign.stripLeading() : sign);
        }

        void copy(int start, int end) {
            for (int i = start; i < end; i++) {
                char c = text.charAt(i);
                boolean space = Character.isWhitespace(c) || Character.isSpaceChar(c);
                if (!space) {
                    out.append(c);
                } else if (!out.isEmpty() && out.charAt(out.length() - 1) != ' ') {
                    out.append(' ');
                }
            }
        }

        void mark(int start, int end) {
            int from = out.length();
            copy(start, end);
            marks.add(new MarkedText.Span(from, out.length()));
        }

        MarkedText done() {
            return new MarkedText(out.toString(), marks);
        }
    }
}
