package io.silkwire.alert.export;

import io.silkwire.alert.search.IndexedStatement;
import io.silkwire.contracts.TopicId;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A table (RFC 4180). A cell that a spreadsheet would take for a formula gets an apostrophe before it (OWASP, "CSV Injection"):
 * titles are what strangers wrote.
 */
final class CsvWriter implements StatementWriter {
    private static final String END = "\r\n";
    /** What begins a formula in some spreadsheet; the wide forms are what an input method for East Asian scripts writes. */
    private static final String FORMULA = "=+-@\t\r\n＝＋－＠";

    @Override
    public String head() {
        return String.join(
                        ",",
                        "id",
                        "revision",
                        "published",
                        "title",
                        "publisher",
                        "country",
                        "countries",
                        "kind",
                        "language",
                        "topics",
                        "source",
                        "story",
                        "changed",
                        "withdrawn",
                        "url",
                        "fetched",
                        "lane")
                + END;
    }

    @Override
    public String row(IndexedStatement statement) {
        return cells(
                statement.id().value(),
                Integer.toString(statement.revision()),
                text(statement.publishedAt()),
                statement.titleText(),
                text(statement.publisher()),
                text(statement.country()),
                String.join("; ", statement.countries()),
                text(statement.kind()),
                text(statement.language()),
                statement.topics().stream().map(TopicId::value).collect(Collectors.joining("; ")),
                text(statement.sourceId()),
                text(statement.story()),
                statement.change() == null ? "" : statement.change().kind().label(),
                Boolean.toString(statement.withdrawn()),
                text(statement.url()),
                text(statement.fetchedAt()),
                text(statement.lane()));
    }

    @Override
    public String tail() {
        return "";
    }

    private static String cells(String... cells) {
        return Arrays.stream(cells).map(CsvWriter::cell).collect(Collectors.joining(",")) + END;
    }

    static String cell(String text) {
        // Spreadsheets pass over blanks before a formula.
        String begin = text.replaceFirst("^[ \\u00a0]+", "");
        String safe = !begin.isEmpty() && FORMULA.indexOf(begin.charAt(0)) >= 0 ? "'" + text : text;
        boolean quoted = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n')
                || !safe.equals(safe.strip());
        return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }

    private static String text(@Nullable Object value) {
        return Objects.toString(value, "");
    }
}
