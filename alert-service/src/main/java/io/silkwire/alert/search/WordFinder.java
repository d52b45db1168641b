package io.silkwire.alert.search;

import io.silkwire.alert.query.Query;
import io.silkwire.alert.query.Scope;
import io.silkwire.alert.query.Slot;
import io.silkwire.text.Token;
import io.silkwire.text.Tokenizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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

    private final Map<String, List<Sought>> byFirstStem = new HashMap<>();
    /** What begins with the beginning of a word, and is looked for at every word. */
    private final List<Sought> anywhere = new ArrayList<>();

    /** Words side by side, and whether they are looked for in the title and in the body. */
    private record Sought(List<Slot> slots, Scope scope) {}

    WordFinder(Query query) {
        collect(query);
    }

    private void collect(Query query) {
        switch (query) {
            case Query.And and -> and.parts().forEach(this::collect);
            case Query.Or or -> or.parts().forEach(this::collect);
            case Query.Score score -> score.parts().forEach(this::collect);
            case Query.Near near -> {
                near.left().forEach(this::add);
                near.right().forEach(this::add);
            }
            case Query.Run run -> add(run);
            case Query.All all -> {}
            case Query.Not not -> {}
            case Query.Topic topic -> {}
            case Query.Country country -> {}
            case Query.Source source -> {}
            case Query.Kind kind -> {}
            case Query.Language language -> {}
            case Query.Story story -> {}
            case Query.Changed changed -> {}
            case Query.Official official -> {}
            case Query.Published published -> {}
        }
    }

    private void add(Query.Run run) {
        Sought sought = new Sought(run.slots(), run.scope());
        switch (sought.slots().getFirst()) {
            case Slot.AnyForm form -> form.stems().forEach(stem -> add(stem, sought));
            case Slot.Exactly exactly -> add(exactly.stems().getFirst(), sought);
            case Slot.Beginning beginning -> anywhere.add(sought);
        }
    }

    private void add(String stem, Sought sought) {
        byFirstStem.computeIfAbsent(stem, any -> new ArrayList<>()).add(sought);
    }

    /** The whole of a title with every hit marked. */
    MarkedText mark(String title) {
        return new MarkedText(title, hits(title, Scope.TITLE));
    }

    /** A piece of the body round the first hit, or its beginning, with white space made single; cut at words. */
    MarkedText excerpt(String text) {
        String scanned = text.length() > MAX_SCANNED ? text.substring(0, MAX_SCANNED) : text;
        List<MarkedText.Span> hits = hits(scanned, Scope.BODY);
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

    private List<MarkedText.Span> hits(String text, Scope here) {
        if (byFirstStem.isEmpty() && anywhere.isEmpty()) {
            return List.of();
        }
        List<Token> tokens = Tokenizer.tokenize(text);
        List<MarkedText.Span> hits = new ArrayList<>();
        int after = 0;
        for (int i = 0; i < tokens.size(); i++) {
            int length = longestAt(text, tokens, i, here);
            if (length > 0 && tokens.get(i).start() >= after) {
                after = tokens.get(i + length - 1).end();
                hits.add(new MarkedText.Span(tokens.get(i).start(), after));
            }
        }
        return hits;
    }

    private int longestAt(String text, List<Token> tokens, int first, Scope here) {
        int longest = longestOf(anywhere, text, tokens, first, here);
        for (String stem : tokens.get(first).stems()) {
            List<Sought> beginning = byFirstStem.getOrDefault(stem, List.of());
            longest = Math.max(longest, longestOf(beginning, text, tokens, first, here));
        }
        return longest;
    }

    private static int longestOf(List<Sought> all, String text, List<Token> tokens, int first, Scope here) {
        int longest = 0;
        for (Sought sought : all) {
            boolean inScope = sought.scope() == Scope.ANYWHERE || sought.scope() == here;
            if (inScope && sought.slots().size() > longest && standsAt(sought.slots(), text, tokens, first)) {
                longest = sought.slots().size();
            }
        }
        return longest;
    }

    private static boolean standsAt(List<Slot> slots, String text, List<Token> tokens, int first) {
        if (first + slots.size() > tokens.size()) {
            return false;
        }
        for (int i = 0; i < slots.size(); i++) {
            if (!slots.get(i).takes(tokens.get(first + i), text)) {
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
