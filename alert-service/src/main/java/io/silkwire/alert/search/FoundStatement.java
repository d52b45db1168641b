package io.silkwire.alert.search;

/**
 * One statement of a search, with the words that were looked for.
 *
 * @param statement as it is indexed
 * @param title whole, words marked
 * @param excerpt of the body round the first word that was looked for, or its beginning; on one line
 */
public record FoundStatement(IndexedStatement statement, MarkedText title, MarkedText excerpt) {
    static FoundStatement of(IndexedStatement statement, WordFinder words) {
        String body = statement.bodyText();
        String title = statement.titleText();
        String text = body.startsWith(title) ? body.substring(title.length()).strip() : body;
        return new FoundStatement(statement, words.mark(title), words.excerpt(text));
    }
}
